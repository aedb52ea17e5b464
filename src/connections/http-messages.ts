import { httpHeader, MAX_HEAD, readHttpHead, startsLikeHttp, type HttpHead } from '../dissect/http.js';
import type { ByteBudget } from './byte-budget.js';
import { latin1Text } from '../text/bytes.js';
import { joinedBytes, NO_BYTES } from './joined-bytes.js';
import type { StreamSink } from './stream-bytes.js';

export interface HttpSink {
  /** Returns the length of the body. */
  head(head: HttpHead): BodyLength;
  /** A piece of the body; valid during the call only. */
  body(piece: Uint8Array): void;
  messageEnd(): void;
  /** Bytes of a tunnel, after a CONNECT that was accepted. */
  readonly tunnel: StreamSink;
}

/** Length of a body: in bytes, in chunks, or up to the close; or a tunnel follows instead of messages. */
export type BodyLength = number | 'chunked' | 'close' | 'tunnel';

/** Longest line of a chunk's size; anything longer is no HTTP. */
const MAX_CHUNK_LINE_BYTES = 1024;

type State = 'head' | 'body' | 'chunk-size' | 'chunk' | 'close' | 'tunnel' | 'lost';

/** Reads the messages of one direction from its first byte on (RFC 9112). */
export class HttpReader implements StreamSink {
  readonly #sink: HttpSink;
  readonly #budget: ByteBudget;
  #buffer = NO_BYTES;
  #state: State = 'head';
  #left = 0;

  constructor(sink: HttpSink, budget: ByteBudget) {
    this.#sink = sink;
    this.#budget = budget;
  }

  bytes(chunk: Uint8Array): void {
    if (this.#state === 'lost' && startsLikeHttp(chunk)) this.#state = 'head';
    if (this.#state === 'lost' || this.#passOn(chunk) || !this.#budget.take(chunk.byteLength)) return;
    this.#buffer = joinedBytes(this.#buffer, chunk);
    while (this.#step());
  }

  /** Hands on bytes that belong to the body or a tunnel as a whole: most do, and a copy of each is slow. */
  #passOn(chunk: Uint8Array): boolean {
    if (this.#buffer.byteLength > 0) return false;
    if (this.#state === 'tunnel') this.#sink.tunnel.bytes(chunk);
    else if (this.#state === 'close') this.#sink.body(chunk);
    else if ((this.#state === 'body' || this.#state === 'chunk') && chunk.byteLength < this.#left) {
      this.#left -= chunk.byteLength;
      this.#sink.body(chunk);
    } else return false;
    return true;
  }

  skipped(count: number): void {
    if (this.#state === 'tunnel') this.#sink.tunnel.skipped(count);
    else if (this.#state === 'body' && count < this.#left) this.#left -= count;
    else if (this.#state !== 'close') {
      if (this.#state === 'head') cutHead(this.#buffer, this.#sink);
      if (this.#state === 'body') this.#sink.messageEnd();
      this.#drop(this.#buffer.byteLength);
      this.#state = 'lost';
    }
  }

  /** All later bytes belong to a tunnel. */
  openTunnel(): void {
    this.#state = 'tunnel';
    while (this.#step());
  }

  /** The stream is over. */
  end(): void {
    if (this.#state === 'head') cutHead(this.#buffer, this.#sink);
    if (this.#state !== 'tunnel' && this.#state !== 'lost') this.#sink.messageEnd();
    this.#drop(this.#buffer.byteLength);
  }

  /** Reads on; false if more bytes are needed. */
  #step(): boolean {
    if (this.#state === 'head') return this.#readHead();
    if (this.#state === 'body' || this.#state === 'chunk') return this.#readBody();
    if (this.#state === 'chunk-size') return this.#readChunkSize();
    if (this.#state === 'close') this.#sink.body(this.#buffer);
    if (this.#state === 'tunnel' && this.#buffer.byteLength > 0) this.#sink.tunnel.bytes(this.#buffer);
    this.#drop(this.#buffer.byteLength);
    return false;
  }

  #readHead(): boolean {
    const found = this.#buffer.byteLength === 0 ? 'more' : readHttpHead(this.#buffer);
    if (found === 'more') return false;
    if (found === null) {
      this.#state = 'lost';
      this.#drop(this.#buffer.byteLength);
      return false;
    }
    this.#drop(found.length);
    this.#enter(this.#sink.head(found));
    return this.#buffer.byteLength > 0;
  }

  #enter(length: BodyLength): void {
    if (length === 'tunnel' || length === 'close') this.#state = length;
    else if (length === 'chunked') this.#state = 'chunk-size';
    else {
      this.#left = length;
      this.#state = length === 0 ? 'head' : 'body';
      if (length === 0) this.#sink.messageEnd();
    }
  }

  #readBody(): boolean {
    const used = Math.min(this.#left, this.#buffer.byteLength);
    this.#sink.body(this.#buffer.subarray(0, used));
    this.#drop(used);
    this.#left -= used;
    if (this.#left > 0) return false;
    if (this.#state === 'chunk') this.#state = 'chunk-size';
    else {
      this.#state = 'head';
      this.#sink.messageEnd();
    }
    return this.#buffer.byteLength > 0;
  }

  #readChunkSize(): boolean {
    const text = latin1Text(this.#buffer.subarray(0, MAX_CHUNK_LINE_BYTES));
    const line = /^(?:\r?\n)?([0-9a-fA-F]+)[^\n]*\n/.exec(text);
    if (line === null) {
      if (this.#buffer.byteLength > MAX_CHUNK_LINE_BYTES) this.#state = 'lost';
      return false;
    }
    this.#drop(line[0].length);
    this.#left = Number.parseInt(line[1] ?? '0', 16);
    if (this.#left > 0) this.#state = 'chunk';
    else this.#endChunks();
    return this.#buffer.byteLength > 0;
  }

  #endChunks(): void {
    // Trailers are rare and of no use, so they are skipped up to the empty line that ends them.
    const trailer = /^(?:[^\r\n]+\r?\n)*\r?\n/.exec(latin1Text(this.#buffer.subarray(0, MAX_HEAD)));
    if (trailer !== null) this.#drop(trailer[0].length);
    this.#state = 'head';
    this.#sink.messageEnd();
  }

  #drop(count: number): void {
    this.#budget.give(count);
    this.#buffer = this.#buffer.slice(count);
  }
}

/** Reads the first line and the complete fields of a head that is cut. */
function cutHead(buffer: Uint8Array, sink: HttpSink): void {
  const lastLine = buffer.lastIndexOf(10);
  if (lastLine < 0) return;
  const closed = joinedBytes(buffer.subarray(0, lastLine + 1), Uint8Array.of(13, 10));
  const head = readHttpHead(closed);
  if (head !== null && head !== 'more') sink.head(head);
}

/** Length of a message's body by its own fields (RFC 9112 section 6.3). */
export function bodyLength(head: HttpHead, requestMethod: string | null): BodyLength {
  if (head.kind === 'response') {
    const { status } = head;
    if (requestMethod === 'CONNECT' && status >= 200 && status < 300) return 'tunnel';
    if (status === 101) return 'tunnel';
    if (status < 200 || status === 204 || status === 304 || requestMethod === 'HEAD') return 0;
  }
  if (/\bchunked\b/i.test(httpHeader(head, 'transfer-encoding') ?? '')) return 'chunked';
  const length = Number(httpHeader(head, 'content-length') ?? Number.NaN);
  if (Number.isSafeInteger(length) && length >= 0) return length;
  return head.kind === 'request' ? 0 : 'close';
}
