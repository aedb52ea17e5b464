import type { Packet, TcpHeader, Trace } from '../core/packet.js';
import type { PlainSegment } from '../core/plain-segment.js';
import type { Micros } from '../core/time.js';
import { wordsText } from '../dissect/addresses.js';
import { flagsOf } from '../dissect/headers.js';
import { isPrinted } from '../dissect/printed-packet.js';
import { connectionFacts } from './connection-facts.js';
import { ConnectionTable, type OpenConnection } from './connection-table.js';
import { addSegment, newConnection, type Connection, type End, type Segment, type Side } from './connection.js';
import type { Coverage } from './coverage.js';
import { takeInOrder } from './fast-lane.js';
import { FlowCache } from './flow-cache.js';
import { microsOf, momentOf, traceOf } from './moment.js';
import { SeenSpan } from './seen-span.js';
import { RecentSegment, type Ends } from './segment-trace.js';
import { judgeSegment } from './tcp-analysis.js';
import type { EventSink } from './event-sink.js';

/** Reads the layers above TCP of one connection: TLS and HTTP. */
export interface ConnectionWatcher {
  segment(segment: Segment, connection: Connection): void;
  /**
   * Takes a segment that is in order as numbers: its place in its direction, and what stands for it as its trace. False,
   * and nothing is changed, if it needs a closer look.
   */
  plain(segment: PlainSegment, from: Side, position: number, at: Micros, trace: Trace): boolean;
  /** The connection is over, or the capture is. */
  end(connection: Connection, coverage: Coverage): void;
}

/** Makes the watcher of a connection; `begun` is true if the capture holds its begin. */
export type Watch = (connection: Connection, begun: boolean) => ConnectionWatcher;

/** Pairs segments into connections and emits each when it is over: at a new SYN on its ports, or at the end. */
export interface ConnectionPairer {
  packet(packet: Packet): void;
  /** Takes a segment that comes as numbers. */
  segment(segment: PlainSegment): void;
  end(): void;
}

/** Connections held at once; beyond that, the one that has been silent longest is emitted. */
export const MAX_CONNECTIONS = 4096;

/** Pairs the TCP connections of one capture. */
export function pairConnections(emit: EventSink, coverage: Coverage, watch: Watch): ConnectionPairer {
  return new Connections(emit, coverage, watch);
}

class Connections implements ConnectionPairer {
  readonly #emit: EventSink;
  readonly #coverage: Coverage;
  readonly #watch: Watch;
  readonly #open = new ConnectionTable();
  /** Made with the first segment, because most sources are no captures. */
  #flows: FlowCache | null = null;

  constructor(emit: EventSink, coverage: Coverage, watch: Watch) {
    this.#emit = emit;
    this.#coverage = coverage;
    this.#watch = watch;
  }

  packet(packet: Packet): void {
    const { ip, tcp } = packet;
    if (ip === null || tcp === null) return;
    const at = momentOf(packet);
    const known = this.#open.find(ip.source, tcp.sourcePort, ip.destination, tcp.destinationPort);
    const isKnown = known !== null && !beginsAnother(known.connection, tcp);
    const trace = traceOf(packet);
    const entry = isKnown
      ? known
      : this.#begin(known, newConnection(trace, at, endsOf(ip.source, ip.destination, tcp)), tcp.flags.syn);
    const from = isSentBy(entry.connection.client, ip.source, tcp.sourcePort) ? 'client' : 'server';
    const printed = isPrinted(packet) ? packet.printed : null;
    this.#add(entry, { trace, tcp, from, at, ttl: ip.ttl, payload: packet.payload, printed });
  }

  segment(segment: PlainSegment): void {
    const flows = (this.#flows ??= new FlowCache());
    const found = flows.find(segment);
    if (found !== null && takeInOrder(found, segment, flows.from)) {
      this.#open.touch(found);
      this.#coverage.notePlain(segment.captureFilter, found.connection.recent);
    } else this.#addNumbers(found, flows, segment);
  }

  end(): void {
    while (this.#open.size > 0) this.#close(this.#open.oldest);
  }

  #addNumbers(found: OpenConnection | null, flows: FlowCache, segment: PlainSegment): void {
    const tcp = headerOf(segment);
    const at = microsOf(segment.seconds, segment.nanoseconds);
    const isKnown = found !== null && !beginsAnother(found.connection, tcp);
    const entry = isKnown ? found : this.#entryOf(tcp, segment, at);
    if (!isKnown) flows.put(entry, segment, senderOf(entry, segment));
    const from = isKnown ? flows.from : senderOf(entry, segment);
    const { recent } = entry.connection;
    recent.set(segment, from);
    this.#coverage.notePlain(segment.captureFilter, recent);
    const { bytes, start, length } = segment;
    const payload = length === 0 ? NO_BYTES : bytes.subarray(start, start + length);
    this.#add(entry, { trace: recent, tcp, from, at, ttl: segment.ttl, payload, printed: null });
  }

  /** The connection of a segment that the cache of flows does not hold. */
  #entryOf(tcp: TcpHeader, segment: PlainSegment, at: Micros): OpenConnection {
    const source = wordsText(segment.version, segment.sourceWords);
    const destination = wordsText(segment.version, segment.destinationWords);
    const known = this.#open.find(source, tcp.sourcePort, destination, tcp.destinationPort);
    if (known !== null && !beginsAnother(known.connection, tcp)) return known;
    const ends = endsOf(source, destination, tcp);
    const recent = new RecentSegment(ends);
    recent.set(segment, sentByClient(tcp) ? 'client' : 'server');
    // The connection that this one ends may be waiting for an answer, and this segment proves that none came.
    this.#coverage.notePlain(segment.captureFilter, recent);
    return this.#begin(known, newConnection(recent.kept(), at, ends, recent), tcp.flags.syn);
  }

  #begin(before: OpenConnection | null, connection: Connection, begun: boolean): OpenConnection {
    this.#close(before);
    return this.#open.add(connection, this.#watch(connection, begun));
  }

  #add(entry: OpenConnection, seen: Omit<Segment, 'judgement' | 'length'>): void {
    const { connection, watcher } = entry;
    const { from, tcp, at } = seen;
    this.#open.touch(entry);
    const judgement = judgeSegment(connection.stream, from === 'client' ? 0 : 1, tcp, at);
    const { trace, ttl, payload, printed } = seen;
    const segment = { trace, tcp, from, at, ttl, payload, printed, judgement, length: tcp.payloadLength ?? 0 };
    addSegment(connection, segment);
    watcher.segment(segment, connection);
    if (this.#open.size > MAX_CONNECTIONS) this.#close(this.#open.oldest);
  }

  #close(entry: OpenConnection | null): void {
    if (entry === null) return;
    this.#flows?.drop(entry);
    this.#open.remove(entry);
    emitConnection(this.#emit, entry.connection, this.#coverage);
    entry.watcher.end(entry.connection, this.#coverage);
  }
}

const NO_BYTES = new Uint8Array(0);

function headerOf(segment: PlainSegment): TcpHeader {
  const { options } = segment;
  return {
    sourcePort: segment.sourcePort,
    destinationPort: segment.destinationPort,
    sequence: segment.sequence,
    acknowledgement: segment.acknowledgement,
    relative: false,
    flags: flagsOf(segment.flags),
    window: segment.window,
    payloadLength: segment.length,
    ...(options === null ? {} : { options }),
  };
}

const isSentBy = (client: End, source: string, port: number): boolean => client.port === port && client.ip === source;

function senderOf({ connection: { client } }: OpenConnection, segment: PlainSegment): Side {
  if (client.port !== segment.sourcePort) return 'server';
  return client.ip === wordsText(segment.version, segment.sourceWords) ? 'client' : 'server';
}

/** A SYN opens a new connection if it has another sequence number or the previous connection is over. */
function beginsAnother(connection: Connection, { flags, sequence }: TcpHeader): boolean {
  if (!flags.syn || flags.ack) return false;
  if (connection.syn === null) return true;
  if (sequence !== null && connection.syn.sequence !== null) return sequence !== connection.syn.sequence;
  return connection.clientWentOn || connection.reset !== null;
}

function endsOf(source: string, destination: string, tcp: TcpHeader): Ends {
  const from = { ip: source, port: tcp.sourcePort };
  const to = { ip: destination, port: tcp.destinationPort };
  return sentByClient(tcp) ? { client: from, server: to } : { client: to, server: from };
}

/** The first SYN is the client's; in the middle of a stream the lower port is assumed to be the server's. */
function sentByClient({ flags, sourcePort, destinationPort }: TcpHeader): boolean {
  return flags.syn ? !flags.ack : sourcePort >= destinationPort;
}

function emitConnection(emit: EventSink, connection: Connection, coverage: Coverage): void {
  const found = connectionFacts(connection, coverage);
  if (found === null) return;
  const { first, last } = connection;
  emit.event('tcp.connection', found.facts, new SeenSpan(found.evidence, first, last));
}
