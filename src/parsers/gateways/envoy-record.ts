import { grammar, type Captures } from '../../text/grammar.js';
import type { Stamp } from '../../core/time.js';
import { requestLine, type RequestLine } from './request-line.js';
import { isoStamp } from '../stamps/iso.js';

/** One request in Envoy's access log; null for `-` and for what a cut line lacks. */
export interface EnvoyRecord {
  /** Start of the request, in UTC with milliseconds. */
  readonly stamp: Stamp | null;
  readonly request: RequestLine | null;
  /** Null if the client got no answer (Envoy writes 0). */
  readonly status: number | null;
  /** Response flags, `UF,URX`. */
  readonly flags: string | null;
  readonly bytesReceived: number | null;
  readonly bytesSent: number | null;
  /** Milliseconds: in total, and within the upstream. */
  readonly duration: number | null;
  readonly upstreamDuration: number | null;
  readonly forwardedFor: string | null;
  readonly agent: string | null;
  readonly requestId: string | null;
  readonly authority: string | null;
  readonly upstream: string | null;
}

/** Envoy's default format string (docs: configuration/observability/access_log); the manager's service proxy uses it. */
const LINE = grammar(
  String.raw`^ \[ (?<time> \d{4}-[^\]]* ) \]? (?: \ " (?<request> {{quoted}} ) "?
     (?: \ (?<status>\d+) (?: \ (?<flags>\S+) (?: \ (?<received>\d+|-) (?: \ (?<sent>\d+|-) (?: \ (?<duration>\d+|-)
     (?: \ (?<upstreamDuration>\d+|-) (?: \ " (?<forwarded> {{quoted}} ) "? (?: \ " (?<agent> {{quoted}} ) "?
     (?: \ " (?<id> {{quoted}} ) "? (?: \ " (?<authority> {{quoted}} ) "? (?: \ " (?<upstream> {{quoted}} ) "?
     )? )? )? )? )? )? )? )? )? )? )? )?`,
  { quoted: String.raw`(?:[^"\\]|\\.)*` },
);

/** Reads one line; null for any other text. */
export function envoyRecord(text: string): EnvoyRecord | null {
  const found = LINE(text);
  const stamp = isoStamp(found?.['time'] ?? '');
  if (found === null || stamp === null) return null;
  const status = numberOf(found, 'status');
  return {
    stamp,
    request: requestLine(found['request']),
    status: status === 0 ? null : status,
    flags: value(found, 'flags'),
    bytesReceived: numberOf(found, 'received'),
    bytesSent: numberOf(found, 'sent'),
    duration: numberOf(found, 'duration'),
    upstreamDuration: numberOf(found, 'upstreamDuration'),
    forwardedFor: value(found, 'forwarded'),
    agent: value(found, 'agent'),
    requestId: value(found, 'id'),
    authority: value(found, 'authority'),
    upstream: value(found, 'upstream'),
  };
}

function value(found: Captures, name: string): string | null {
  const text = found[name];
  return text === undefined || text === '-' || text === '' ? null : text;
}

function numberOf(found: Captures, name: string): number | null {
  const text = value(found, name);
  return text === null ? null : Number(text);
}
