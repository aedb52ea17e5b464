import { tcpOptions } from '../parsers/packets/tcp-options.js';
import { LAYER, type Walk } from '../parsers/packets/walk.js';
import { tcpChecksumHolds } from './checksum.js';
import { hexadecimal, type Cells } from './columns.js';
import { conversationKey, Conversations } from './conversations.js';
import { HeldBytes } from './desegment.js';
import { TcpAnalysis, type Segment, type TcpNote } from './tcp-analysis.js';
import { TcpPayload } from './tcp-payload.js';
import type { RowSink } from './tls-cells.js';

/** One connection as TShark numbers it. */
class Connection {
  readonly number: number;
  readonly analysis = new TcpAnalysis();
  readonly payload: TcpPayload;
  /** First sequence number of each direction: a SYN with another one is a new connection of the same ports. */
  readonly begins: [number | null, number | null] = [null, null];

  constructor(number: number, held: HeldBytes) {
    this.number = number;
    this.payload = new TcpPayload(held);
  }
}

/** What the table needs of the frame and of the layer below. */
export interface TcpPlace {
  readonly walk: Walk;
  readonly index: number;
  readonly source: string;
  readonly destination: string;
  /** Nanoseconds from any fixed point. */
  readonly time: number;
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

/** Cells of TCP and of what it carries, over all connections of a capture. */
export class TcpCells {
  readonly #held = new HeldBytes();
  readonly #connections = new Conversations((number) => new Connection(number, this.#held));

  add(sink: RowSink, place: TcpPlace): void {
    const { walk, index } = place;
    const { cells } = sink;
    const view = walk.views[index];
    const start = walk.starts[index] ?? 0;
    const end = walk.ends[index] ?? 0;
    const wireEnd = walk.wireEnds[index] ?? 0;
    cells.protocol('tcp');
    if (view === undefined || start + 4 > end) return;
    const sourcePort = view.getUint16(start);
    const destinationPort = view.getUint16(start + 2);
    cells.add('tcp.srcport', sourcePort);
    cells.add('tcp.dstport', destinationPort);
    if (start + 16 > end) {
      if (start + 16 > wireEnd && index < walk.quote) cells.malformed();
      return;
    }
    const key = conversationKey(place.source, sourcePort, place.destination, destinationPort);
    const connection = this.#connection(key.key, key.forward, view, start);
    headerCells(cells, view, start, wireEnd, connection.number);
    const headerLength = (view.getUint8(start + 12) >> 4) * 4;
    if (headerLength < 20 || start + headerLength > wireEnd) {
      cells.malformed();
      return;
    }
    const joins = checksumCell(cells, place, view, start, end, wireEnd);
    const segment = segmentOf(view, start, headerLength, end, wireEnd, place.time);
    const notes = connection.analysis.add(segment, key.forward);
    noteCells(cells, notes);
    const bytes = new Uint8Array(
      view.buffer,
      view.byteOffset + start + headerLength,
      Math.max(0, end - start - headerLength),
    );
    if (segment.rst || notes.has('retransmission') || notes.has('out_of_order')) return;
    const payload = {
      bytes,
      sequence: (segment.sequence + (segment.syn ? 1 : 0)) >>> 0,
      forward: key.forward,
      sourcePort,
      destinationPort,
    };
    if (index < walk.quote) connection.payload.read({ ...payload, fin: segment.fin, joins }, sink);
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

function headerCells(cells: Cells, view: DataView, start: number, wireEnd: number, stream: number): void {
  const bits = view.getUint16(start + 12);
  const headerLength = (bits >> 12) * 4;
  cells.add('tcp.stream', stream);
  cells.add('tcp.flags', hexadecimal(bits & 0x0fff, 4));
  cells.add('tcp.seq_raw', view.getUint32(start + 4));
  cells.add('tcp.ack_raw', view.getUint32(start + 8));
  if (headerLength >= 20 && start + headerLength <= wireEnd) cells.add('tcp.len', wireEnd - start - headerLength);
  cells.add('tcp.window_size_value', view.getUint16(start + 14));
}

/** Whether the segment may be joined with others: it is whole, and its checksum holds. */
function checksumCell(
  cells: Cells,
  { walk, index }: TcpPlace,
  view: DataView,
  start: number,
  end: number,
  wireEnd: number,
): boolean {
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

function segmentOf(
  view: DataView,
  start: number,
  headerLength: number,
  end: number,
  wireEnd: number,
  time: number,
): Segment {
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
    options: tcpOptions(view, start + 20, Math.min(start + headerLength, end)) ?? undefined,
  };
}

function noteCells(cells: Cells, notes: ReadonlySet<TcpNote>): void {
  for (const note of NOTES) {
    // TShark prints a duplicate ACK twice: it is a field and a remark.
    if (notes.has(note)) cells.add(`tcp.analysis.${note}`, note === 'duplicate_ack' ? '1|1' : 1);
  }
}
