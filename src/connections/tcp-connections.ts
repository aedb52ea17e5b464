import type { Packet, TcpHeader } from '../core/packet.js';
import type { Micros } from '../core/time.js';
import { connectionFacts } from './connection-facts.js';
import { connectionKey } from './connection-key.js';
import { addSegment, newConnection, type Connection, type Segment } from './connection.js';
import type { Coverage } from './coverage.js';
import { momentOf, stampOf } from './moment.js';
import { judgeSegment } from './tcp-analysis.js';
import type { EventSink } from './event-sink.js';

/** Reads the layers above TCP of one connection: TLS and HTTP. */
export interface ConnectionWatcher {
  segment(segment: Segment, connection: Connection): void;
  /** The connection is over, or the capture is. */
  end(connection: Connection, coverage: Coverage): void;
}

/** Makes the watcher of a connection; `begun` is true if the capture holds its begin. */
export type Watch = (connection: Connection, begun: boolean) => ConnectionWatcher;

/** Pairs segments into connections and emits each when it is over: at a new SYN on its ports, or at the end. */
export interface ConnectionPairer {
  packet(packet: Packet): void;
  end(): void;
}

/** Connections held at once; beyond that, the one that has been silent longest is emitted. */
export const MAX_CONNECTIONS = 4096;

/** Pairs the TCP connections of one capture. */
export function pairConnections(emit: EventSink, coverage: Coverage, watch: Watch): ConnectionPairer {
  const open = new Map<string, { readonly connection: Connection; readonly watcher: ConnectionWatcher }>();
  const close = (key: string): void => {
    const entry = open.get(key);
    if (entry === undefined) return;
    open.delete(key);
    emitConnection(emit, entry.connection, coverage);
    entry.watcher.end(entry.connection, coverage);
  };
  return {
    packet(packet) {
      const found = connectionKey(packet);
      const { tcp } = packet;
      if (found === null || tcp === null) return;
      const at = momentOf(packet);
      const known = open.get(found.key);
      if (known !== undefined && beginsAnother(known.connection, tcp)) close(found.key);
      const entry = open.get(found.key) ?? begin(packet, tcp, found.side, at, watch);
      open.delete(found.key);
      open.set(found.key, entry);
      const { connection } = entry;
      const judgement = judgeSegment(connection.stream, found.side, tcp, at);
      const from = found.side === connection.clientSide ? 'client' : 'server';
      const segment: Segment = { packet, tcp, from, at, judgement, length: tcp.payloadLength ?? 0 };
      addSegment(connection, segment);
      entry.watcher.segment(segment, connection);
      const oldest = open.size > MAX_CONNECTIONS ? open.keys().next().value : undefined;
      if (oldest !== undefined) close(oldest);
    },
    end() {
      for (const key of [...open.keys()]) close(key);
    },
  };
}

/** A SYN opens a new connection if it has another sequence number or the previous connection is over. */
function beginsAnother(connection: Connection, { flags, sequence }: TcpHeader): boolean {
  if (!flags.syn || flags.ack) return false;
  if (connection.syn === null) return true;
  if (sequence !== null && connection.syn.sequence !== null) return sequence !== connection.syn.sequence;
  return connection.clientWentOn || connection.reset !== null;
}

function begin(
  packet: Packet,
  tcp: TcpHeader,
  side: 0 | 1,
  at: Micros,
  watch: Watch,
): { readonly connection: Connection; readonly watcher: ConnectionWatcher } {
  const source = { ip: packet.ip?.source ?? '', port: tcp.sourcePort };
  const destination = { ip: packet.ip?.destination ?? '', port: tcp.destinationPort };
  const other = side === 0 ? 1 : 0;
  const connection = sentByClient(tcp)
    ? newConnection(packet, at, source, destination, side)
    : newConnection(packet, at, destination, source, other);
  return { connection, watcher: watch(connection, tcp.flags.syn) };
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
