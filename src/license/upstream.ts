import type { Facts } from '../core/event.js';
import { monthNumber } from '../core/time.js';
import { SYSTEM_TEXTS as SYSTEM } from './system-errors.js';

type UpstreamSync = Facts['app.upstream-sync'];

/** Cisco's hosts for the synchronisation of SSM On-Prem (listed for firewalls in its installation guide). */
const CISCO = /\b(?:api|cloudsso|id|software|swapi|tools|smartreceiver|www)\.cisco\.com\b/i;

/**
 * Connection errors in Ruby: classes of the standard library (Net::HTTP, Socket, OpenSSL) and of clients on top of it
 * (Faraday, RestClient, HTTPClient, Excon), and Net::HTTP's sentence since Ruby 2.3.
 */
const NO_CONNECTION =
  /^(?:SocketError|Socket::ResolutionError|Errno::E(?:CONNREFUSED|CONNRESET|HOSTUNREACH|NETUNREACH|TIMEDOUT|PIPE)|Net::(?:OpenTimeout|ReadTimeout|WriteTimeout)|Timeout::Error|EOFError|OpenSSL::SSL::SSLError|Faraday::(?:ConnectionFailed|TimeoutError|SSLError)|RestClient::(?:ServerBrokeConnection|SSLCertificateNotVerified|Exceptions::\w{0,40}Timeout)|HTTPClient::\w{0,40}(?:Timeout|KeepAliveDisconnected)\w{0,40}|Excon::Error::(?:Socket|Timeout|Certificate))$/;
const NO_CONNECTION_TEXT = /Failed to open TCP connection to|getaddrinfo|execution expired|SSL_connect/;

/** The failure of the connection to Cisco in an exception of the application; null for any other exception. */
export function upstreamFailure(type: string, message: string | null): UpstreamSync | null {
  if (message === null || !CISCO.test(message)) return null;
  const says = { 'event.outcome': 'failure', 'error.message': `${type}: ${message}` } as const;
  const unreachable = NO_CONNECTION.test(type) || NO_CONNECTION_TEXT.test(message);
  return unreachable ? { ...says, 'event.reason': 'unreachable' } : says;
}

/** Cisco's side, by any of its names. */
const UPSTREAM =
  /\b(?:CSSM|Cisco (?:Smart Software Manager|Licensing (?:Cloud|Service)|backend|cloud)|[a-z]+\.cisco\.com|upstream)\b/i;
const SYNC = /\b(?:re-?)?synchroni[sz]\w*|\bsync(?:s|ed|ing)?\b/i;
const TOKEN = /\btokens?\b/i;
const EXPIRED = /\b(?:expired|no longer (?:valid|accepted)|has run out|past its (?:end|expiry|expiration) date)\b/i;
const UNREACHABLE = new RegExp(
  String.raw`\b(?:unreachable|not reachable|cannot (?:be reached|reach|connect)|could not (?:be reached|reach|connect)|no (?:route|connection|answer)|connection (?:refused|reset|timed out|failed)|timed? ?out|network error|${SYSTEM.noName}|name resolution)\b`,
  'i',
);
const OVERDUE = /\b(?:overdue|out of date|stale|deadline)\b/i;
const FAILED =
  /\b(?:fail(?:ed|ure|s)?|error|unsuccessful|aborted|refused|denied|rejected|not (?:complete|finish|succeed)\w*)\b/i;
const ENDED_WELL = /\b(?:complet\w+|succe\w+|finished|done)\b/i;
/** `has not synchronised for 45 days`, `last synchronisation 45 days ago`. */
const AGE = /\b(\d{1,4}) days?\b/i;
/** Cisco requires a synchronisation every 30 days, and removes the registration after 90. */
const OVERDUE_DAYS = 30;

/**
 * A line of the application about its synchronisation with Cisco; null for any other line. The texts are not public, so
 * a line must name Cisco's side, the synchronisation and the outcome.
 */
export function upstreamWord(text: string): UpstreamSync | null {
  if (!UPSTREAM.test(text)) return null;
  const failure = (type: NonNullable<UpstreamSync['event.reason']> | null): UpstreamSync => ({
    'event.outcome': 'failure',
    ...(type === null ? {} : { 'event.reason': type }),
    'error.message': text,
    ...ageOf(text),
  });
  if (TOKEN.test(text) && EXPIRED.test(text)) return failure('token-expired');
  if (!SYNC.test(text)) return null;
  if (UNREACHABLE.test(text)) return failure('unreachable');
  if (OVERDUE.test(text) || (ageOf(text)['upstream.sync.age'] ?? 0) > OVERDUE_DAYS) return failure('overdue');
  if (FAILED.test(text)) return failure(null);
  return ENDED_WELL.test(text) ? { 'event.outcome': 'success', 'error.message': text } : null;
}

function ageOf(text: string): Pick<UpstreamSync, 'upstream.sync.age'> {
  const days = AGE.exec(text)?.[1];
  return days === undefined ? {} : { 'upstream.sync.age': Number(days) };
}

/** `last synchronized 2024-03-30T02:00:00Z`, `Last sync with Cisco: 30-Mar-2024 02:00`, `last successful synchronisation on Mar 30, 2024`. */
const LAST =
  /\blast (?:good |successful(?:ly)? )?(?:synchroni[sz]\w{0,12}|sync(?:ed)?)\b[^\d]{0,40}?(?:(\d{4})[-/](\d{2})[-/](\d{2})|(\d{1,2})[- ]([A-Z][a-z]{2})[a-z]{0,9}[- ](\d{4})|([A-Z][a-z]{2})[a-z]{0,9} (\d{1,2}),? (\d{4}))/i;

/** The stated date of the last synchronisation with Cisco; null if there is none. */
export function lastSynchronised(text: string): string | null {
  const found = LAST.exec(text);
  if (found === null) return null;
  const [, year, month, day, ownDay, ownMonth, ownYear, name, nameDay, nameYear] = found;
  const number = month ?? monthNumber(capitalised(ownMonth ?? name ?? ''));
  if (number === null) return null;
  const parts = [
    year ?? ownYear ?? nameYear,
    String(number).padStart(2, '0'),
    (day ?? ownDay ?? nameDay)?.padStart(2, '0'),
  ];
  return parts.join('-');
}

function capitalised(month: string): string {
  return month.slice(0, 1).toUpperCase() + month.slice(1).toLowerCase();
}

/** Whether so many days without a synchronisation are too many. */
export function isOverdue(days: number): boolean {
  return days > OVERDUE_DAYS;
}
