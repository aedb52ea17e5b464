import type { Packet, TcpHeader, Trace } from '../core/packet.js';
import type { PlainSegment } from '../core/plain-segment.js';
import type { Micros } from '../core/time.js';
import { connectionFacts } from './connection-facts.js';
import { ConnectionTable, type OpenConnection } from './connection-table.js';
import { addSegment, newConnection, type Connection, type Segment, type Side } from './connection.js';
import type { Coverage } from './coverage.js';
import { FastLane } from './fast-lane.js';
import { momentOf, stampOf, traceOf } from './moment.js';
import { judgeSegment } from './tcp-analysis.js';
import type { EventSink } from './event-sink.js';

/** Reads the layers above TCP of one connection: TLS and HTTP. */
export interface ConnectionWatcher {
  segment(segment: Segment, connection: Connection): void;
  /**
   * Takes a segment of the fast lane as numbers: its place in its direction, and what stands for it as its trace. False,
   * and nothing is changed, if the packet itself is needed.
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
  /** Takes a segment in the fast lane; null if it has to come as a packet, otherwise what stands for it. */
  segment(segment: PlainSegment): Trace | null;
  end(): void;
}

/** Connections held at once; beyond that, the one that has been silent longest is emitted. */
export const MAX_CONNECTIONS = 4096;

/** Pairs the TCP connections of one capture. */
export function pairConnections(emit: EventSink, coverage: Coverage, watch: Watch): ConnectionPairer {
  const open = new ConnectionTable();
  const lane = new FastLane();
  const close = (entry: OpenConnection | null): void => {
    if (entry === null) return;
    lane.forget(entry);
    open.remove(entry);
    emitConnection(emit, entry.connection, coverage);
    entry.watcher.end(entry.connection, coverage);
  };
  const entryOf = (packet: Packet, tcp: TcpHeader, source: string, destination: string): OpenConnection => {
    const known = open.find(source, tcp.sourcePort, destination, tcp.destinationPort);
    if (known !== null && !beginsAnother(known.connection, tcp)) return known;
    close(known);
    const connection = begin(packet, tcp, source, destination);
    return open.add(connection, watch(connection, tcp.flags.syn));
  };
  return {
    packet(packet) {
      const { ip, tcp } = packet;
      if (ip === null || tcp === null) return;
      const entry = entryOf(packet, tcp, ip.source, ip.destination);
      open.touch(entry);
      const { connection, watcher } = entry;
      const segment = segmentOf(connection, packet, tcp, ip.source);
      addSegment(connection, segment);
      watcher.segment(segment, connection);
      lane.adopt(entry, packet, segment.from);
      if (open.size > MAX_CONNECTIONS) close(open.oldest);
    },
    segment(segment) {
      const entry = lane.take(segment);
      if (entry !== null) open.touch(entry);
      return entry?.connection.last ?? null;
    },
    end() {
      while (open.size > 0) close(open.oldest);
    },
  };
}

function segmentOf(connection: Connection, packet: Packet, tcp: TcpHeader, source: string): Segment {
  const { client, stream } = connection;
  const from = client.port === tcp.sourcePort && client.ip === source ? 'client' : 'server';
  const at = momentOf(packet);
  const judgement = judgeSegment(stream, from === 'client' ? 0 : 1, tcp, at);
  return { packet, trace: traceOf(packet), tcp, from, at, judgement, length: tcp.payloadLength ?? 0 };
}

/** A SYN opens a new connection if it has another sequence number or the previous connection is over. */
function beginsAnother(connection: Connection, { flags, sequence }: TcpHeader): boolean {
  if (!flags.syn || flags.ack) return false;
  if (connection.syn === null) return true;
  if (sequence !== null && connection.syn.sequence !== null) return sequence !== connection.syn.sequence;
  return connection.clientWentOn || connection.reset !== null;
}

function begin(packet: Packet, tcp: TcpHeader, source: string, destination: string): Connection {
  const from = { ip: source, port: tcp.sourcePort };
  const to = { ip: destination, port: tcp.destinationPort };
  const [client, server] = sentByClient(tcp) ? [from, to] : [to, from];
  return newConnection(traceOf(packet), momentOf(packet), client, server);
}

/** The first SYN is the client's; in the middle of a stream the lower port is assumed to be the server's. */
function sentByClient({ flags, sourcePort, destinationPort }: TcpHeader): boolean {
  return flags.syn ? !flags.ack : sourcePort >= destinationPort;
}

function emitConnection(emit: EventSink, connection: Connection, coverage: Coverage): void {
  const found = connectionFacts(connection, coverage);
  if (found === null) return;
  const { first, last } = connection;
  emit.event('tcp.connection', found.facts, { evidence: found.evidence, stamp: stampOf(first), end: stampOf(last) });
}
