import { LAYER, type Walk } from '../dissect/walk.js';
import { tcpChecksumHolds } from './checksum.js';
import { hexadecimal, type Cells } from './columns.js';
import { conversationKey, Conversations } from './conversations.js';
import { HeldBytes } from './held-bytes.js';
import { TcpAnalysis, type Segment, type TcpNote } from '../dissect/tcp-analysis.js';
import { TcpPayload, type SegmentBytes } from './tcp-payload.js';
import type { RowSink } from './tls-cells.js';

/** One connection as TShark numbers it. */
class Connection {
  readonly number: number;
  readonly analysis = new TcpAnalysis();
  readonly payload: TcpPayload;
  /** First sequence number of each direction: a SYN with another number is a new connection on the same ports. */
  readonly begins: [number | null, number | null] = [null, null];

  constructor(number: number, held: HeldBytes) {
    this.number = number;
    this.payload = new TcpPayload(held);
  }
}

/** What the table needs from the frame and the layer below. */
export interface TcpPlace {
  readonly walk: Walk;
  readonly index: number;
  readonly source: string;
  readonly destination: string;
  /** Nanoseconds from any fixed point; null if the record has no time. */
  readonly time: number | null;
}

const NOTES = [
  'retransmission',
  'fast_retransmission',
  'spurious_retransmission',
  'out_of_order',
  'duplicate_ack',
  'lost_segment',
  'zero_window',
] as const;

/** Cells of TCP and its payload, over all connections of a capture. */
export class TcpCells {
  readonly #held = new HeldBytes();
  readonly #connections = new Conversations((number) => new Connection(number, this.#held));

  add(sink: RowSink, place: TcpPlace): void {
    const { walk, index } = place;
    const { cells } = sink;
    const view = walk.views[index];
    const start = walk.starts[index] ?? 0;
    const end = walk.ends[index] ?? 0;
    cells.protocol('tcp');
    if (view === undefined || start + 4 > end) return;
    cells.add('tcp.srcport', view.getUint16(start));
    cells.add('tcp.dstport', view.getUint16(start + 2));
    if (start + 16 <= end) this.#header(sink, place, { view, start, end, wireEnd: walk.wireEnds[index] ?? 0 });
    else if (start + 16 > (walk.wireEnds[index] ?? 0) && index < walk.quote) cells.malformed();
  }

  #header(sink: RowSink, place: TcpPlace, bytes: Bytes): void {
    const { view, start } = bytes;
    const { cells } = sink;
    const ports = { sourcePort: view.getUint16(start), destinationPort: view.getUint16(start + 2) };
    const { key, forward } = conversationKey(place.source, ports.sourcePort, place.destination, ports.destinationPort);
    const connection = this.#connection(key, forward, view, start);
    const headerLength = (view.getUint8(start + 12) >> 4) * 4;
    const quoted = place.index >= place.walk.quote;
    const whole = headerLength >= 20 && start + headerLength <= bytes.wireEnd;
    headerCells(cells, view, start, connection.number);
    if (whole && !quoted) cells.add('tcp.len', bytes.wireEnd - start - headerLength);
    if (!whole) cells.malformed();
    if (headerLength < 20) return;
    const joins = checksumCell(cells, place, bytes);
    if (!whole || quoted) return;
    const segment = segmentOf(bytes, headerLength, place.time);
    const notes = connection.analysis.add(segment, forward);
    noteCells(cells, notes);
    // Repeated or late data would confuse the readers above.
    if (segment.rst || notes.has('retransmission') || notes.has('out_of_order')) return;
    connection.payload.read({ ...payloadOf(bytes, headerLength, segment), ...ports, forward, joins }, sink);
  }

  #connection(key: string, forward: boolean, view: DataView, start: number): Connection {
    const sequence = view.getUint32(start + 4);
    const flags = view.getUint8(start + 13);
    const mine = forward ? 0 : 1;
    let connection = this.#connections.get(key);
    const begin = connection.begins[mine];
    if ((flags & 0x12) === 0x02 && begin !== null && begin !== sequence) connection = this.#connections.renew(key);
    connection.begins[mine] ??= (flags & 2) !== 0 ? sequence : (sequence - 1) >>> 0;
    if ((flags & 0x10) !== 0) connection.begins[1 - mine] ??= (view.getUint32(start + 8) - 1) >>> 0;
    return connection;
  }
}

/** A segment's bytes and their place. */
interface Bytes {
  readonly view: DataView;
  readonly start: number;
  readonly end: number;
  readonly wireEnd: number;
}

function headerCells(cells: Cells, view: DataView, start: number, stream: number): void {
  cells.add('tcp.stream', stream);
  cells.add('tcp.flags', hexadecimal(view.getUint16(start + 12) & 0x0fff, 4));
  cells.add('tcp.seq_raw', view.getUint32(start + 4));
  cells.add('tcp.ack_raw', view.getUint32(start + 8));
  cells.add('tcp.window_size_value', view.getUint16(start + 14));
}

/** Whether the segment may be joined with others: complete, with a good checksum. */
function checksumCell(cells: Cells, { walk, index }: TcpPlace, { view, start, end, wireEnd }: Bytes): boolean {
  if (start + 18 > end) return false;
  if (end < wireEnd) {
    cells.add('tcp.checksum.status', 2);
    return false;
  }
  let below = index - 1;
  while (below > 0 && walk.kinds[below] !== LAYER.ipv4 && walk.kinds[below] !== LAYER.ipv6) below -= 1;
  const ip = { view: walk.views[below] ?? view, kind: walk.kinds[below] ?? 0, start: walk.starts[below] ?? 0 };
  const holds = tcpChecksumHolds(ip, view, start, end);
  cells.add('tcp.checksum.status', holds ? 1 : 0);
  return holds;
}

function segmentOf({ view, start, wireEnd }: Bytes, headerLength: number, time: number | null): Segment {
  const flags = view.getUint8(start + 13);
  return {
    sequence: view.getUint32(start + 4),
    acknowledgement: view.getUint32(start + 8),
    length: wireEnd - start - headerLength,
    window: view.getUint16(start + 14),
    fin: (flags & 1) !== 0,
    syn: (flags & 2) !== 0,
    rst: (flags & 4) !== 0,
    ack: (flags & 16) !== 0,
    time,
  };
}

function payloadOf({ view, start, end }: Bytes, headerLength: number, segment: Segment): SegmentBytes {
  const length = Math.max(0, end - start - headerLength);
  return {
    bytes: new Uint8Array(view.buffer, view.byteOffset + Math.min(start + headerLength, end), length),
    missing: segment.length - length,
    // Data in a SYN begins after it (RFC 7413).
    sequence: (segment.sequence + (segment.syn ? 1 : 0)) >>> 0,
    fin: segment.fin,
  };
}

function noteCells(cells: Cells, notes: ReadonlySet<TcpNote>): void {
  for (const note of NOTES) {
    // TShark prints a duplicate ACK twice, as a field and as a remark.
    if (notes.has(note)) cells.add(`tcp.analysis.${note}`, note === 'duplicate_ack' ? '1|1' : 1);
  }
  // Fast and spurious retransmissions also get the general remark.
  if (notes.has('fast_retransmission') || notes.has('spurious_retransmission'))
    cells.add('tcp.analysis.retransmission', 1);
}
