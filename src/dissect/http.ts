import { latin1Text } from '../text/bytes.js';

type Headers = readonly (readonly [name: string, value: string])[];

interface HeadRest {
  /** `HTTP/1.1`, as written. */
  readonly version: string;
  /** In order, names as written. */
  readonly headers: Headers;
  /** Bytes of the head with the empty line that ends it. */
  readonly length: number;
}

/** The head of an HTTP/1.x message (RFC 9112 section 2.1). */
export type HttpHead =
  | (HeadRest & { readonly kind: 'request'; readonly method: string; readonly target: string })
  | (HeadRest & { readonly kind: 'response'; readonly status: number; readonly reason: string });

const LETTER_A = 0x41;
const LETTER_Z = 0x5a;

/** Longest head in bytes; servers refuse far shorter ones (nginx: 32 KiB). */
export const MAX_HEAD = 65_536;

const REQUEST = /^([A-Z][A-Z_-]{1,30}) +(\S+)(?: +(HTTP\/\d\.\d))? *$/;
const RESPONSE = /^(HTTP\/\d\.\d) +(\d{3})(?: +(\S.*)?)?$/;

/** Reads the head that begins at the first byte: null if it is no HTTP/1.x, `more` if its end is missing. */
export function readHttpHead(bytes: Uint8Array): HttpHead | 'more' | null {
  if (!startsLikeHttp(bytes)) return null;
  const text = latin1Text(bytes.subarray(0, MAX_HEAD));
  const end = /\r?\n\r?\n/.exec(text);
  const lines = (end === null ? text : text.slice(0, end.index)).split(/\r?\n/);
  const first = startLine(lines[0] ?? '');
  if (end === null) return first === null && lines.length > 1 ? null : text.length < MAX_HEAD ? 'more' : null;
  if (first === null) return null;
  return { ...first, headers: headerFields(lines.slice(1)), length: end.index + end[0].length };
}

/** Whether the first bytes can be those of a request or a status line: a method in capitals, or `HTTP/`. */
export function startsLikeHttp(bytes: Uint8Array): boolean {
  const first = bytes[0] ?? LETTER_A;
  // Most segments are none, and decoding text costs more than comparing a byte.
  if (first < LETTER_A || first > LETTER_Z) return false;
  const text = latin1Text(bytes.subarray(0, 32));
  return /^(?:HTTP\/?\d?|H?T?T?P?$|[A-Z][A-Z_-]{1,30}(?: |$))/.test(text);
}

type StartLine =
  | { readonly kind: 'request'; readonly method: string; readonly target: string; readonly version: string }
  | { readonly kind: 'response'; readonly status: number; readonly reason: string; readonly version: string };

function startLine(line: string): StartLine | null {
  const response = RESPONSE.exec(line);
  if (response !== null) {
    const [, version = '', status = '', reason = ''] = response;
    return { kind: 'response', version, status: Number(status), reason };
  }
  const request = REQUEST.exec(line);
  // The preface of HTTP/2 (RFC 9113 section 3.4) only looks like a request.
  if (request === null || request[1] === 'PRI') return null;
  // A request without a version is one of HTTP/0.9, which has no other method (RFC 1945 section 4.1).
  const [, method = '', target = '', version = method === 'GET' ? 'HTTP/0.9' : undefined] = request;
  if (version === undefined) return null;
  return { kind: 'request', method, target, version };
}

/** RFC 9112 section 5; a line that begins with a blank continues the previous one (obs-fold). */
function headerFields(lines: readonly string[]): Headers {
  const fields: [string, string][] = [];
  for (const line of lines) {
    const last = fields.at(-1);
    const colon = line.indexOf(':');
    if (/^[ \t]/.test(line) && last !== undefined) last[1] += ` ${line.trim()}`;
    else if (colon > 0) fields.push([line.slice(0, colon).trimEnd(), line.slice(colon + 1).trim()]);
  }
  return fields;
}

/** The first field of that name, whatever its case; null if there is none. */
export function httpHeader(head: HttpHead, name: string): string | null {
  const lower = name.toLowerCase();
  return head.headers.find(([field]) => field.toLowerCase() === lower)?.[1] ?? null;
}
