import { hexBytes, utf8Bytes } from '../../text/bytes.js';
import { ascii, joined, NO_BYTES, padded, type Bytes } from './byte-parts.js';
import type { Dissection } from './fields.js';

/** Longest body that is rebuilt; less of a body is kept anyway. */
const MAX_BODY = 65_536;

const REQUEST = /^[A-Z][A-Z_-]{1,30} \S+ HTTP\/\d\.\d/;
const RESPONSE = /^HTTP\/\d\.\d \d{3}/;

/** A packet's message from its fields: first line, header fields, and the body if it is text. */
export function httpBytes(dissection: Dissection): Bytes | null {
  const first = firstLine(dissection);
  if (first === null) return null;
  const fields = headerLines(dissection);
  const head = ascii(`${[first, ...fields].join('\r\n')}\r\n\r\n`);
  const stated = fields.map((line) => /^content-length: *(\d+)$/i.exec(line)?.[1]).find((found) => found !== undefined);
  const body = bodyOf(dissection);
  if (stated === undefined) {
    // An answer without a length would take all that follows as its body; after CONNECT a tunnel begins anyway.
    const ends = REQUEST.test(first);
    const isChunked = fields.some((line) => /^transfer-encoding:.*chunked/i.test(line));
    if (isChunked) return joined(head, ascii(`${body.byteLength.toString(16)}\r\n`), body, ascii('\r\n0\r\n\r\n'));
    return ends
      ? joined(head, body)
      : joined(ascii(`${[first, ...fields].join('\r\n')}\r\nContent-Length: ${String(body.byteLength)}\r\n\r\n`), body);
  }
  return joined(head, padded(body, Math.min(Number(stated), MAX_BODY)));
}

/** One field in text exports, else three parts. */
function firstLine(dissection: Dissection): string | null {
  const shown = dissection.first('http_first_line')?.trimEnd();
  if (shown !== undefined && (REQUEST.test(shown) || RESPONSE.test(shown))) return shown;
  const version = dissection.first('http_request_version', 'http_response_version') ?? 'HTTP/1.1';
  const method = dissection.first('http_request_method');
  const target = dissection.first('http_request_uri');
  if (method !== null) return target === null ? null : `${method} ${target} ${version}`;
  const status = dissection.first('http_response_code');
  return status === null ? null : `${version} ${status} ${dissection.first('http_response_phrase') ?? ''}`.trimEnd();
}

/** Header fields with their own display filter, for exports without `http.*.line`. */
const OWN: readonly (readonly [name: string, header: string])[] = [
  ['http_host', 'Host'],
  ['http_server', 'Server'],
  ['http_date', 'Date'],
  ['http_proxy_authenticate', 'Proxy-Authenticate'],
  ['http_content_type', 'Content-Type'],
  ['http_content_length_header', 'Content-Length'],
  ['http_transfer_encoding', 'Transfer-Encoding'],
];

function headerLines(dissection: Dissection): readonly string[] {
  const lines = [...dissection.all('http_request_line'), ...dissection.all('http_response_line')];
  if (lines.length > 0)
    return lines.map((line) => line.replace(/(?:\\r\\n|\\n|[\r\n]){1,8}$/, '')).filter((line) => line !== '');
  return OWN.flatMap(([name, header]) => {
    const value = dissection.first(name);
    return value === null ? [] : [`${header}: ${value}`];
  });
}

/** A form is shown by items, other text as it is. */
function bodyOf(dissection: Dissection): Bytes {
  const text = dissection.first('http_file_data');
  if (text !== null)
    return /^(?:[0-9a-f]{2}:)+[0-9a-f]{2}$/i.test(text) ? hexBytes(text.replaceAll(':', '')) : utf8Bytes(text);
  const keys = dissection.all('urlencoded-form_key');
  const values = dissection.all('urlencoded-form_value');
  if (keys.length === 0) return NO_BYTES;
  const items = keys.map((key, at) => `${encodeURIComponent(key)}=${encodeURIComponent(values[at] ?? '')}`);
  return utf8Bytes(items.join('&'));
}
