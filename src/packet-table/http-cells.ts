import { latin1Text } from '../text/bytes.js';
import { httpHeader, readHttpHead, type HttpHead } from '../dissect/http.js';
import type { Cells } from './columns.js';
import type { Need, StreamPart } from './desegment.js';

/** Answers without a body, whatever their header fields say (RFC 9112 section 6.3). */
const hasNoBody = (status: number): boolean => status < 200 || status === 204 || status === 304;

/** Messages of one HTTP/1.x connection as cells. */
export class HttpCells {
  /** Method of the last request: an answer to HEAD has no body, one to CONNECT opens a tunnel. */
  #method: string | null = null;
  /** Port of the tunnel's target; null without a tunnel. */
  tunnel: number | null = null;
  #target = '';
  #seen = false;
  readonly #name: string;

  /** SSDP is HTTP over UDP. */
  constructor(name: 'http' | 'ssdp' = 'http') {
    this.#name = name;
  }

  static looksLike(bytes: Uint8Array): boolean {
    const head = readHttpHead(bytes);
    return head !== null && (head !== 'more' || firstLineIsWhole(bytes));
  }

  /** Reads the messages at the begin of `bytes`; returns the rest if another protocol follows. */
  read({ bytes, mayWait, ended }: StreamPart, cells: Cells): Need | null {
    let at = 0;
    while (at < bytes.byteLength && this.tunnel === null) {
      const rest = bytes.subarray(at);
      const head = readHttpHead(rest);
      if (head === 'more' && mayWait) return { offset: at, more: 'segment' };
      if (head === null || head === 'more') {
        if (at === 0) cells.protocol(this.#name);
        return null;
      }
      const length = this.#messageLength(head, rest, ended);
      if (typeof length !== 'number' && mayWait) return { offset: at, more: length.more };
      const end = typeof length === 'number' ? length : rest.byteLength;
      if (!this.#seen || at === 0) cells.protocol(this.#name);
      this.#seen = true;
      this.#headCells(head, cells);
      if (end > head.length) cells.protocol(bodyName(httpHeader(head, 'content-type')));
      at += end;
    }
    return null;
  }

  get seen(): boolean {
    return this.#seen;
  }

  #headCells(head: HttpHead, cells: Cells): void {
    if (head.kind === 'request') {
      this.#method = head.method;
      this.#target = head.target;
      cells.add('http.request.method', head.method);
      cells.add('http.request.uri', head.target);
      const host = httpHeader(head, 'host');
      if (host !== null) cells.add('http.host', host);
      return;
    }
    cells.add('http.response.code', head.status);
    cells.add('http.response.phrase', head.reason);
    if (this.#opensTunnel(head.status)) this.tunnel = Number(/:(\d+)$/.exec(this.#target)?.[1] ?? 443);
  }

  /** RFC 9110 section 9.3.6: any 2xx to CONNECT. */
  #opensTunnel(status: number): boolean {
    return this.#method === 'CONNECT' && status >= 200 && status < 300;
  }

  /** Length of the message, or what is missing. */
  #messageLength(head: HttpHead, bytes: Uint8Array, ended: boolean): number | Pick<Need, 'more'> {
    const headless = bytes.byteLength - head.length;
    const noBody =
      head.kind === 'response' && (hasNoBody(head.status) || this.#method === 'HEAD' || this.#opensTunnel(head.status));
    if (noBody) return head.length;
    const stated = httpHeader(head, 'content-length');
    if (stated !== null && /^\d{1,15}$/.test(stated)) {
      const length = Number(stated);
      return length <= headless ? head.length + length : { more: length - headless };
    }
    if (/\bchunked\b/i.test(httpHeader(head, 'transfer-encoding') ?? '')) return chunkedLength(bytes, head.length);
    if (head.kind === 'request') return head.length;
    return ended ? bytes.byteLength : { more: 'end' };
  }
}

/** Names of `frame.protocols` for bodies, by content type. */
const BODY_NAMES: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/^text\/xml|^application\/(?:\S+\+)?xml/i, 'xml'],
  [/^text\/|^application\/(?:x-)?javascript/i, 'data-text-lines'],
  [/^application\/(?:\S+\+)?json/i, 'json'],
  [/^application\/x-www-form-urlencoded/i, 'urlencoded-form'],
  [/^image\/gif/i, 'image-gif'],
  [/^image\/jpe?g/i, 'image-jfif'],
  [/^image\/png/i, 'png'],
];

const bodyName = (contentType: string | null): string =>
  BODY_NAMES.find(([pattern]) => pattern.test(contentType ?? ''))?.[1] ?? 'data';

const firstLineIsWhole = (bytes: Uint8Array): boolean => latin1Text(bytes.subarray(0, 8192)).includes('\n');

/** End of a chunked body (RFC 9112 section 7.1), or what is missing. */
function chunkedLength(bytes: Uint8Array, start: number): number | Pick<Need, 'more'> {
  let at = start;
  for (;;) {
    const lineEnd = bytes.indexOf(10, at);
    if (lineEnd < 0) return { more: 'segment' };
    const size = Number.parseInt(latin1Text(bytes.subarray(at, lineEnd)), 16);
    if (!Number.isFinite(size)) return bytes.byteLength;
    const next = lineEnd + 1 + size + 2;
    if (size === 0) return Math.min(next, bytes.byteLength);
    if (next > bytes.byteLength) return { more: next - bytes.byteLength };
    at = next;
  }
}
