import { grammar, type Captures } from '../../text/grammar.js';
import type { Stamp } from '../../core/time.js';
import { requestLine, type RequestLine } from './request-line.js';
import { nginxAccessStamp } from './nginx-stamp.js';

/** One line of an access log; a cut line gives what it has. */
export interface AccessRecord {
  readonly stamp: Stamp | null;
  /** `$host` or `$server_name` at the begin of the line, if the format has it. */
  readonly virtualHost: string | null;
  readonly client: string;
  readonly user: string | null;
  readonly request: RequestLine | null;
  readonly status: number | null;
  /** Bytes of the sent body. */
  readonly bytes: number | null;
  readonly referrer: string | null;
  readonly agent: string | null;
  readonly forwardedFor: string | null;
  /** Microseconds from the request's first byte to the answer's last, and the upstream's share of it. */
  readonly requestTime: number | null;
  readonly upstreamTime: number | null;
}

/**
 * nginx's format `combined` (ngx_http_log_module.c), `main` of its packages and images, which adds X-Forwarded-For, and
 * common additions at the end. In a forwarded list of clients the first is the client.
 */
const ACCESS = grammar(
  String.raw`^ (?: (?<vhost> {{name}} ) \ )? "? (?<client> {{address}} ) (?: ,\ ? {{address}} )* "? \ - \ (?<user> [^\[]*? ) \ \[ (?<time>[^\]]*) \]?
     (?: \ " (?<request> {{quoted}} ) "?
       (?: \ (?<status>\d{3}) (?: \ (?<bytes>\d+|-)
         (?: \ " (?<referrer> {{quoted}} ) " (?: \ " (?<agent> {{quoted}} ) "
           (?: \ " (?<forwarded> (?: - | {{address}} (?: ,\ ? {{address}} )* ) ) " )? (?<rest> .* ) )? )? )? )? )?`,
  {
    quoted: String.raw`(?:[^"\\]|\\.)*`,
    address: String.raw`[\da-fA-F.:]{3,45}|unix:`,
    name: String.raw`[\w.-]+(?::\d+)?`,
  },
);

/** A whole line of both formats without a virtual host, a list of clients, escapes and additions: read by one match. */
const USUAL =
  /^([\da-fA-F.:]{3,45}) - ([^\s[]+) \[([^\]]*)\] "([A-Z][A-Z-]{1,19}) ([^\s"\\]+) HTTP\/(\d(?:\.\d)?)" (\d{3}) (\d+|-) "([^"\\]*)" "([^"\\]*)"(?: "(-|[\da-fA-F.:]{3,45})")?$/;

/** Reads one access line; null for any other text. */
export function accessRecord(text: string): AccessRecord | null {
  const usual = USUAL.exec(text);
  return usual === null ? anyRecord(text) : usualRecord(usual);
}

function usualRecord(found: RegExpExecArray): AccessRecord {
  const [, client = '', user, time, method = '', target = '', version = '', status, bytes, referrer, agent] = found;
  return {
    stamp: nginxAccessStamp(time),
    virtualHost: null,
    client,
    user: orNull(user),
    request: { method, target, version },
    status: Number(status),
    bytes: numberOf(orNull(bytes)),
    referrer: orNull(referrer),
    agent: orNull(agent),
    forwardedFor: orNull(found[11]),
    requestTime: null,
    upstreamTime: null,
  };
}

function anyRecord(text: string): AccessRecord | null {
  const found = ACCESS(text);
  if (found === null) return null;
  const times = timesOf(found['rest'] ?? '');
  return {
    stamp: nginxAccessStamp(found['time']),
    virtualHost: found['vhost'] ?? null,
    client: found['client'] ?? '',
    user: value(found, 'user'),
    request: requestLine(found['request']),
    status: found['status'] === undefined ? null : Number(found['status']),
    bytes: numberOf(value(found, 'bytes')),
    referrer: value(found, 'referrer'),
    agent: value(found, 'agent'),
    forwardedFor: value(found, 'forwarded'),
    ...times,
  };
}

function value(found: Captures, name: string): string | null {
  return orNull(found[name]);
}

/** `-` means an empty variable. */
function orNull(text: string | undefined): string | null {
  return text === undefined || text === '-' || text === '' ? null : text;
}

function numberOf(text: string | null): number | null {
  return text === null ? null : Number(text);
}

const NAMED_REQUEST_TIME = /\b(?:rt|request_time|req_time)["']?[=:]\s?["']?(\d+\.\d{3})/;
const NAMED_UPSTREAM_TIME = /\b(?:urt|upstream_response_time|upstream_time|ups_resp_time)["']?[=:]\s?["']?(\d+\.\d{3})/;
/** nginx prints all its times with three decimals (ngx_http_log_request_time). */
const TIME = /(?<![\d.])\d+\.\d{3}(?![\d.])/g;

/** `$request_time` and `$upstream_response_time`, by name, or in this order in formats without names. */
function timesOf(rest: string): Pick<AccessRecord, 'requestTime' | 'upstreamTime'> {
  const requestTime = NAMED_REQUEST_TIME.exec(rest)?.[1];
  const upstreamTime = NAMED_UPSTREAM_TIME.exec(rest)?.[1];
  if (requestTime !== undefined || upstreamTime !== undefined)
    return { requestTime: micros(requestTime), upstreamTime: micros(upstreamTime) };
  const [first, second] = /[a-z]=/.test(rest) ? [] : (rest.match(TIME) ?? []);
  return { requestTime: micros(first), upstreamTime: micros(second) };
}

function micros(seconds: string | undefined): number | null {
  return seconds === undefined ? null : Math.round(Number(seconds) * 1_000_000);
}
