import { startsLikeHttp } from '../parsers/packets/http.js';
import type { ByteBudget } from './byte-budget.js';
import { positionIn, type Connection, type Segment, type Side } from './connection.js';
import { watchHttp } from './http-exchanges.js';
import { streamBytes, type StreamBytes, type StreamSink } from './stream-bytes.js';
import type { ConnectionWatcher } from './tcp-connections.js';
import { watchTls } from './tls-handshakes.js';
import type { EventSink } from './event-sink.js';

/** Looks into the payload of one connection: puts its bytes in order, and tells TLS from HTTP by their first ones. */
export function watchConversation(emit: EventSink, budget: ByteBudget, connection: Connection): ConnectionWatcher {
  const tls = watchTls(emit, budget);
  let tunnel = false;
  const intoTunnel = (side: Side): StreamSink => ({
    bytes(chunk) {
      tunnel = true;
      tls.sinks[side].bytes(chunk);
    },
    skipped(count) {
      tls.sinks[side].skipped(count);
    },
  });
  const http = watchHttp(emit, budget, connection, { client: intoTunnel('client'), server: intoTunnel('server') });
  let isHttp: boolean | null = null;
  const sink = (side: Side): StreamSink => ({
    bytes(chunk) {
      // Each side by itself: a server may answer a ClientHello in plain HTTP, and plain HTTP with an alert.
      if (side === 'client') isHttp ??= startsLikeHttp(chunk);
      const toHttp = isHttp === true || (side === 'server' && isHttp === null && startsLikeHttp(chunk));
      if (toHttp) http.sinks[side].bytes(chunk);
      if (isHttp !== true) tls.sinks[side].bytes(chunk);
    },
    skipped(count) {
      if (isHttp === true) http.sinks[side].skipped(count);
      else tls.sinks[side].skipped(count);
    },
  });
  const streams: Partial<Record<Side, StreamBytes>> = {};
  const streamOf = (side: Side): StreamBytes =>
    (streams[side] ??= streamBytes(
      sink(side),
      budget,
      connection.syn === null && connection.synAckAt === null ? null : 1,
    ));
  return {
    segment(segment: Segment) {
      const { packet, from, length } = segment;
      http.segment(segment);
      if (isHttp !== true || tunnel) tls.segment(segment);
      const position = length > 0 && packet.payload !== null ? positionIn(connection, segment) : null;
      if (position !== null && packet.payload !== null) streamOf(from).segment(position, packet.payload, length);
    },
    end(ended, coverage) {
      streams.client?.end();
      streams.server?.end();
      http.end();
      tls.end(ended, coverage);
    },
  };
}
