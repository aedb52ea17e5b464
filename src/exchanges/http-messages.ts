import { httpHeader, MAX_HEAD, readHttpHead, startsLikeHttp, type HttpHead } from '../parsers/packets/http.js';
import type { ByteBudget } from './byte-budget.js';
import type { StreamSink } from './stream-bytes.js';

export interface HttpSink {
  /** `null`: the body ends where the connection does. */
  head(head: HttpHead): BodyLength;
  body(text: string): void;
  messageEnd(): void;
  /** Bytes of a tunnel, after a CONNECT that was accepted. */
  tunnel: StreamSink;
}

/** How long the body is: bytes, in chunks, up to the close, or no message follows but a tunnel. */
export type BodyLength = number | 'chunked' | 'close' | 'tunnel';

/** Reads the messages of one direction. */
export interface HttpReader extends StreamSink {
  /** From here on the bytes belong to a tunnel. */
  openTunnel(): void;
  end(): void;
}

const NO_BYTES = new Uint8Array(0);
/** A trickle of chunk sizes and blank lines longer than this is no body of HTTP. */
const MOST_CHUNK_LINE = 1024;

/** A reader from the first byte of a direction on (RFC 9112). */
export function readHttp(sink: HttpSink, budget: ByteBudget): HttpReader {
  let buffer = NO_BYTES;
  let state: 'head' | 'body' | 'chunk-size' | 'chunk' | 'close' | 'tunnel' | 'lost' = 'head';
  let left = 0;
  const enter = (length: BodyLength): void => {
    if (length === 'tunnel') state = 'tunnel';
    else if (length === 'chunked') state = 'chunk-size';
    else if (length === 'close') state = 'close';
    else {
      left = length;
      state = length === 0 ? 'head' : 'body';
      if (length === 0) sink.messageEnd();
    }
  };
  const drop = (count: number): void => {
    budget.give(count);
    buffer = buffer.slice(count);
  };
  const head = (): boolean => {
    const found = buffer.byteLength === 0 ? 'more' : readHttpHead(buffer);
    if (found === 'more') return false;
    if (found === null) {
      state = 'lost';
      drop(buffer.byteLength);
      return false;
    }
    drop(found.length);
    enter(sink.head(found));
    return buffer.byteLength > 0;
  };
  const body = (): boolean => {
    const used = Math.min(left, buffer.byteLength);
    sink.body(Buffer.from(buffer.subarray(0, used)).toString('utf8'));
    drop(used);
    left -= used;
    if (left > 0) return false;
    if (state === 'chunk') state = 'chunk-size';
    else {
      state = 'head';
      sink.messageEnd();
    }
    return buffer.byteLength > 0;
  };
  const chunkSize = (): boolean => {
    const line = /^(?:\r?\n)?([0-9a-fA-F]+)[^\n]*\n/.exec(
      Buffer.from(buffer.subarray(0, MOST_CHUNK_LINE)).toString('latin1'),
    );
    if (line === null) {
      if (buffer.byteLength > MOST_CHUNK_LINE) state = 'lost';
      return false;
    }
    drop(line[0].length);
    left = Number.parseInt(line[1] ?? '0', 16);
    if (left > 0) state = 'chunk';
    else endChunks();
    return buffer.byteLength > 0;
  };
  const endChunks = (): void => {
    // Trailers are rare and of no use: the empty line that ends them is looked for, and they are passed over.
    const trailer = /^(?:[^\r\n]+\r?\n)*\r?\n/.exec(Buffer.from(buffer.subarray(0, MAX_HEAD)).toString('latin1'));
    if (trailer !== null) drop(trailer[0].length);
    state = 'head';
    sink.messageEnd();
  };
  const step = (): boolean => {
    if (state === 'head') return head();
    if (state === 'body' || state === 'chunk') return body();
    if (state === 'chunk-size') return chunkSize();
    if (state === 'close') sink.body(Buffer.from(buffer).toString('utf8'));
    if (state === 'tunnel') sink.tunnel.bytes(buffer);
    drop(buffer.byteLength);
    return false;
  };
  return {
    bytes(chunk) {
      if (state === 'lost' && startsLikeHttp(chunk)) state = 'head';
      if (state === 'lost' || !budget.take(chunk.byteLength)) return;
      const all = new Uint8Array(buffer.byteLength + chunk.byteLength);
      all.set(buffer);
      all.set(chunk, buffer.byteLength);
      buffer = all;
      while (step());
    },
    skipped(count) {
      if (state === 'tunnel') sink.tunnel.skipped(count);
      else if (state === 'body' && count < left) left -= count;
      else if (state !== 'close') {
        if (state === 'head') cutHead(buffer, sink);
        if (state === 'body') sink.messageEnd();
        drop(buffer.byteLength);
        state = 'lost';
      }
    },
    openTunnel() {
      state = 'tunnel';
      while (step());
    },
    end() {
      if (state === 'head') cutHead(buffer, sink);
      if (state !== 'tunnel' && state !== 'lost') sink.messageEnd();
      drop(buffer.byteLength);
    },
  };
}

/** A head of which the capture lacks the end still tells its first line and the fields that are whole. */
function cutHead(buffer: Uint8Array, sink: HttpSink): void {
  const lastLine = Buffer.from(buffer).lastIndexOf(10);
  if (lastLine < 0) return;
  const closed = Buffer.concat([buffer.subarray(0, lastLine + 1), Buffer.from('\r\n')]);
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
