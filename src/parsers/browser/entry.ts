import type { Stamp } from '../../core/time.js';
import { base64Bytes } from '../../text/base64.js';
import { utf8Text } from '../../text/bytes.js';
import { isoStamp } from '../stamps/iso.js';
import { locationOf, type Location } from './location.js';
import { countOf, membersOf, pairsOf, textOf, type Members } from './members.js';

/** A browser's request with its answer in HAR 1.2; what is missing is null. */
export interface HarEntry {
  /** Start of the request, by the clock of the browser's machine. */
  readonly stamp: Stamp | null;
  readonly method: string;
  readonly location: Location;
  /** Null if no answer came: browsers write 0. */
  readonly status: number | null;
  readonly reason: string | null;
  /** Why no answer came, as Chromium names it: `net::ERR_CONNECTION_REFUSED`. */
  readonly failure: string | null;
  /** Microseconds. */
  readonly duration: number | null;
  readonly serverAddress: string | null;
  readonly requestHeaders: ReadonlyMap<string, string>;
  readonly responseHeaders: ReadonlyMap<string, string>;
  readonly requestBytes: number | null;
  /** Null for a body compressed in transit. */
  readonly responseBytes: number | null;
  /** The answer's body if it is text; only its begin if it is long. */
  readonly body: string | null;
  readonly posted: Members;
}

/** Reads one entry; null for one that is no HTTP request. */
export function harEntry(value: unknown): HarEntry | null {
  const entry = membersOf(value);
  const request = membersOf(entry['request']);
  const response = membersOf(entry['response']);
  const [method, location] = [textOf(request, 'method'), locationOf(textOf(request, 'url') ?? '')];
  if (method === null || location === null) return null;
  const time = countOf(entry, 'time');
  const responseHeaders = pairsOf(response['headers']);
  const content = membersOf(response['content']);
  return {
    stamp: isoStamp(textOf(entry, 'startedDateTime') ?? ''),
    method,
    location,
    status: statusOf(response),
    reason: textOf(response, 'statusText'),
    failure: textOf(response, '_error'),
    duration: time === null ? null : Math.round(time * 1000),
    // Chrome writes IPv6 addresses in brackets.
    serverAddress: textOf(entry, 'serverIPAddress')?.replace(/^\[|\]$/g, '') ?? null,
    requestHeaders: pairsOf(request['headers']),
    responseHeaders,
    requestBytes: countOf(request, 'bodySize'),
    responseBytes: sizeOf(content, responseHeaders),
    body: bodyOf(content),
    posted: membersOf(request['postData']),
  };
}

function statusOf(response: Members): number | null {
  const status = countOf(response, 'status');
  return status === null || status < 100 ? null : status;
}

/** Some browsers count chunk frames or headers in `bodySize`; the content's size is exact. */
function sizeOf(content: Members, headers: ReadonlyMap<string, string>): number | null {
  return headers.has('content-encoding') ? null : countOf(content, 'size');
}

/** Chrome and Safari write what they take for binary in base64, including JSON with a wrong media type. */
function bodyOf(content: Members): string | null {
  const text = textOf(content, 'text');
  if (text === null) return null;
  const clear = textOf(content, 'encoding') === 'base64' ? utf8Text(base64Bytes(text)) : text;
  const isText = /json|text|xml/i.test(textOf(content, 'mimeType') ?? '') || /^\s*[{[]/.test(clear);
  // Text has no zero bytes.
  return isText && !clear.includes('\0') ? clear : null;
}
