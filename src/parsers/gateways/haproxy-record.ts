import type { Stamp } from '../../core/time.js';
import { grammar } from '../../text/grammar.js';
import { dayMonthStamp } from '../stamps/day-month.js';
import { requestLine, type RequestLine } from './request-line.js';

/** One line of HAProxy's `option httplog`. */
export interface HaproxyRecord {
  /** When the first byte of the request came: local time, without a zone. */
  readonly began: Stamp | null;
  readonly client: string;
  /** `ssm/ssm1`; null where HAProxy answered by itself (`<NOSRV>`). */
  readonly upstream: string | null;
  /** Microseconds until the server's answer began, and of the whole; null for a phase that was not reached. */
  readonly upstreamTime: number | null;
  readonly totalTime: number | null;
  readonly status: number | null;
  readonly bytes: number;
  /** Who ended the session and in which phase: `----`, `SC--`, `sH--`, `PR--`. */
  readonly ending: string;
  /** Null for a request that was not whole (`<BADREQ>`). */
  readonly request: RequestLine | null;
}

/**
 * HAProxy configuration manual 2.8, section 8.2.3: client, date of the request, frontend (`~` for TLS), backend/server,
 * TR/Tw/Tc/Tr/Ta in milliseconds (-1: not reached; `+`: logged before the end), status, bytes, two captured cookies, how
 * it ended, connections and retries (`+`: redispatched), queues, captured headers, request.
 */
const LINE = grammar(
  String.raw`^ (?<client> {{address}} ) : \d+ \ \[ (?<began> [^\]]+ ) \] \ \S+ \ (?<backend> [^\s/]+ ) / (?<server> \S+ )
     \ {{time}} / {{time}} / {{time}} / (?<answered> {{time}} ) / (?<total> {{time}} ) \ (?<status> -1 | \d{3} ) \ \+? (?<bytes> \d+ )
     \ \S+ \ \S+ \ (?<ending> [\w-]{4} ) \ \d+/\d+/\d+/\d+/\+?\d+ \ \d+/\d+ (?: \ \{ [^{}]* \} ){0,2} \ " (?<request> [^"]* ) "?`,
  { address: String.raw`[\da-fA-F.:]{2,45}`, time: String.raw`\+?-?\d+` },
);

/** Reads one line; null for any other text. */
export function haproxyRecord(text: string): HaproxyRecord | null {
  const found = LINE(text);
  if (found === null) return null;
  const { client = '', began, backend = '', server = '', answered, total, status, bytes, ending = '', request } = found;
  return {
    began: dayMonthStamp(began),
    client,
    upstream: server.startsWith('<') ? null : `${backend}/${server}`,
    upstreamTime: micros(answered),
    totalTime: micros(total),
    status: status === '-1' ? null : Number(status),
    bytes: Number(bytes),
    ending,
    request: requestLine(request),
  };
}

function micros(millis = '-1'): number | null {
  const value = Number(millis);
  return value < 0 ? null : value * 1000;
}
