import { startsLikeHttp } from '../dissect/http.js';
import { positionIn, type Connection, type Segment, type Side } from './connection.js';
import type { Coverage } from './coverage.js';
import { HttpWatcher } from './http-exchanges.js';
import type { PairerNeeds } from './pairer-needs.js';
import { StreamBytes, type StreamSink } from './stream-bytes.js';
import type { ConnectionWatcher } from './tcp-connections.js';
import { TlsWatcher } from './tls-handshakes.js';

/**
 * Reads the payload of one connection: puts its bytes in order and decides by the first ones whether it is TLS or HTTP.
 */
export class Conversation implements ConnectionWatcher {
  readonly #tls: TlsWatcher;
  readonly #http: HttpWatcher;
  readonly #streams: Readonly<Record<Side, StreamBytes>>;
  /** Whether the client speaks HTTP; null before its first byte. */
  #isHttp: boolean | null = null;
  #tunnel = false;

  constructor(needs: PairerNeeds, connection: Connection, begun: boolean) {
    const { emit, budget } = needs;
    this.#tls = new TlsWatcher(needs);
    const tunnel = { client: this.#intoTunnel('client'), server: this.#intoTunnel('server') };
    this.#http = new HttpWatcher(emit, budget, connection, tunnel);
    // After a SYN, data begins at 1; in the middle of a stream, at the first segment.
    const first = begun ? 1 : null;
    this.#streams = {
      client: new StreamBytes(this.#sink('client'), budget, first),
      server: new StreamBytes(this.#sink('server'), budget, first),
    };
  }

  segment(segment: Segment, connection: Connection): void {
    const { packet, from, length } = segment;
    this.#http.segment(segment);
    if (this.#isHttp !== true || this.#tunnel) this.#tls.segment(segment);
    if (length === 0 || packet.payload === null) return;
    const position = positionIn(connection, segment);
    if (position !== null) this.#streams[from].segment(position, packet.payload, length);
  }

  end(connection: Connection, coverage: Coverage): void {
    this.#streams.client.end();
    this.#streams.server.end();
    this.#http.end();
    this.#tls.end(connection, coverage);
  }

  #sink(side: Side): StreamSink {
    return {
      bytes: (chunk) => {
        // Each side is decided by itself: a server may answer a ClientHello in plain HTTP, and plain HTTP with an
        // alert.
        if (side === 'client') this.#isHttp ??= startsLikeHttp(chunk);
        const toHttp = this.#isHttp === true || (this.#isHttp === null && side === 'server' && startsLikeHttp(chunk));
        if (toHttp) this.#http.sinks[side].bytes(chunk);
        if (this.#isHttp !== true) this.#tls.sinks[side].bytes(chunk);
        else if (side === 'server') this.#http.answeredWith(chunk);
      },
      skipped: (count) => {
        if (this.#isHttp === true) this.#http.sinks[side].skipped(count);
        else this.#tls.sinks[side].skipped(count);
      },
    };
  }

  #intoTunnel(side: Side): StreamSink {
    return {
      bytes: (chunk) => {
        this.#tunnel = true;
        this.#tls.sinks[side].bytes(chunk);
      },
      skipped: (count) => {
        this.#tls.sinks[side].skipped(count);
      },
    };
  }
}
