import type { Trace } from '../core/packet.js';
import type { PlainSegment } from '../core/plain-segment.js';
import type { Micros } from '../core/time.js';
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
 * What reads a side or HTTP is made for the first byte, because most connections of a scan have none.
 */
export class Conversation implements ConnectionWatcher {
  readonly #needs: PairerNeeds;
  readonly #connection: Connection;
  readonly #tls: TlsWatcher;
  /** Position of the first byte: 1 after a SYN; null in the middle of a stream, where it is that of the first segment. */
  readonly #firstByte: number | null;
  readonly #streams: Record<Side, StreamBytes | null> = { client: null, server: null };
  #http: HttpWatcher | null = null;
  #current: Trace;
  /** Whether the client speaks HTTP; null before its first byte. */
  #isHttp: boolean | null = null;
  #tunnel = false;

  constructor(needs: PairerNeeds, connection: Connection, begun: boolean) {
    this.#needs = needs;
    this.#connection = connection;
    this.#tls = new TlsWatcher(needs);
    this.#firstByte = begun ? 1 : null;
    this.#current = connection.first;
  }

  segment(segment: Segment, connection: Connection): void {
    const { trace, from, length, payload, printed } = segment;
    this.#current = trace;
    // Text shows the first line of a message, and most segments begin none.
    if (this.#http !== null || (length > 0 && payload === null && printed?.http != null))
      this.#httpWatcher().segment(segment);
    if (this.#isHttp !== true || this.#tunnel) this.#tls.segment(segment);
    if (length === 0 || payload === null) return;
    const position = positionIn(connection, segment);
    if (position === null) return;
    const stream = (this.#streams[from] ??= new StreamBytes(this.#sink(from), this.#needs.budget, this.#firstByte));
    stream.segment(position, payload, length);
  }

  plain(segment: PlainSegment, from: Side, position: number, at: Micros, trace: Trace): boolean {
    if (this.#http !== null) return false;
    const { length } = segment;
    const stream = this.#streams[from];
    if (length > 0 && (this.#isHttp !== false || stream?.isNext(position) !== true)) return false;
    if (!this.#tls.plain(segment, from, at, trace)) return false;
    if (length > 0) stream?.pass(length);
    this.#current = trace;
    return true;
  }

  end(connection: Connection, coverage: Coverage): void {
    this.#streams.client?.end();
    this.#streams.server?.end();
    this.#http?.end();
    this.#tls.end(connection, coverage);
  }

  #httpWatcher(): HttpWatcher {
    const { emit, budget } = this.#needs;
    this.#http ??= new HttpWatcher(emit, budget, this.#connection, this.#current, {
      client: this.#intoTunnel('client'),
      server: this.#intoTunnel('server'),
    });
    return this.#http;
  }

  #sink(side: Side): StreamSink {
    return {
      bytes: (chunk) => {
        // Each side is decided by itself: a server may answer a ClientHello in plain HTTP, and plain HTTP with an
        // alert.
        if (side === 'client') this.#isHttp ??= startsLikeHttp(chunk);
        const toHttp = this.#isHttp === true || (this.#isHttp === null && side === 'server' && startsLikeHttp(chunk));
        if (toHttp) this.#httpWatcher().sinks[side].bytes(chunk);
        if (this.#isHttp !== true) this.#tls.bytes(side, chunk);
        else if (side === 'server') this.#httpWatcher().answeredWith(chunk);
      },
      skipped: (count) => {
        if (this.#isHttp === true) this.#httpWatcher().sinks[side].skipped(count);
        else this.#tls.skipped(side, count);
      },
    };
  }

  #intoTunnel(side: Side): StreamSink {
    return {
      bytes: (chunk) => {
        this.#tunnel = true;
        this.#tls.bytes(side, chunk);
      },
      skipped: (count) => {
        this.#tls.skipped(side, count);
      },
    };
  }
}
