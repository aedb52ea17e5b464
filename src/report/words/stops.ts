import type { Stop } from '../../core/analysis.js';
import { clip } from '../../text/escape.js';
import { answeredWords } from './answers.js';
import { ERROR_WORDS } from './errors.js';
import { count, listed } from './parts.js';

/** The first words of a chain of Java exceptions are enough. */
const MAX_VALUE_LENGTH = 120;

type Facts = Stop['facts'];
type Say = (value: string, facts: Facts) => string | null;

/**
 * What was seen instead of what a rule asks for. Null if only something unseen stopped it: that refutes nothing. A status
 * that no cited text shows is another witness's, or follows from a success: it is not stated.
 */
export function stopWords({ kind, facts: seen, field }: Stop, cited: readonly string[]): string | null {
  const facts = cited.length === 0 || showsStatus(seen, cited) ? seen : withoutStatus(seen);
  const value = valueOf(facts, field);
  const own = value === null ? null : (SAYS[field]?.(value, facts) ?? null);
  return own ?? FALLBACKS.reduce<string | null>((found, say) => found ?? say(facts, kind), null);
}

function showsStatus({ 'http.response.status_code': status }: Facts, cited: readonly string[]): boolean {
  return (
    status === undefined ||
    cited.some((text) => new RegExp(String.raw`(?<!\d)${String(Number(status))}(?!\d)`).test(text))
  );
}

function withoutStatus({ 'http.response.status_code': status, ...rest }: Facts): Facts {
  return Number(status) < 300 ? { 'event.outcome': 'success', ...rest } : rest;
}

function valueOf(facts: Facts, field: string): string | null {
  const value = facts[field];
  if (value === undefined || value === 'unknown' || (Array.isArray(value) && value.length === 0)) return null;
  const texts = (Array.isArray(value) ? value : [value]).flatMap((one: unknown) => textOf(one) ?? []);
  return clip(listed(texts), MAX_VALUE_LENGTH);
}

function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}

const HANDSHAKES: Readonly<Record<string, string>> = {
  completed: 'a TCP connection was established',
  unanswered: 'no SYN was answered',
  refused: 'the SYN was answered with RST',
  'half-open': 'the SYN was answered, and the handshake was not completed',
  'mid-stream': 'the connection was already established when the capture began',
  failed: 'the connection could not be established',
};

const TLS_ENDS: Readonly<Record<string, string>> = {
  finished: 'the TLS handshake finished',
  alert: 'the TLS handshake ended with an alert',
  reset: 'the connection was reset during the TLS handshake',
  closed: 'the connection was closed during the TLS handshake',
  stalled: 'the TLS handshake stalled: one side waited for the other',
};

const when =
  (wanted: string, words: string): Say =>
  (value) =>
    value === wanted ? words : null;
const from =
  (words: Readonly<Record<string, string>>): Say =>
  (value) =>
    words[value] ?? null;

const SAYS: Readonly<Record<string, Say>> = {
  'capture.vpn': (value) => `the capture was taken in VPN ${value}`,
  'dns.answered': when('true', 'the name server answered'),
  'dns.response_code': (value) => `the name server answered ${value}`,
  'error.kind': (value, { 'icmp.type': type, 'icmp.code': code }) =>
    type !== undefined
      ? `the ICMP error had type ${String(Number(type))} code ${String(Number(code))}`
      : ERROR_WORDS[value] === undefined
        ? null
        : `the error was ${ERROR_WORDS[value]}`,
  'event.outcome': when('success', 'it succeeded'),
  'http.request.method': (value) => `the request was a ${value}`,
  'http.response.body.bytes': (value) => `the answer had ${count(Number(value), 'byte')}`,
  'license.count': (value) => `the list held ${count(Number(value), 'license')}`,
  'license.mode': (value) => `the manager works in ${value} mode`,
  'oauth.client.id.change': when('same', 'the client ID is the one that got a token before'),
  'oauth.error': (value) => (value === 'none' ? 'the answer held no OAuth error' : `the answer was ${value}`),
  'oauth.grant_type': (value) => `the grant type was ${value}`,
  'proxy.response.status_code': (value) => `the proxy answered HTTP ${value}`,
  'service.version': (value) => `the manager runs release ${value}`,
  'tcp.handshake': from(HANDSHAKES),
  'tcp.hole.later_arrived': when('true', 'what was sent later arrived'),
  'tls.alert.code': (value, { 'tls.alert.from': sender }) =>
    typeof sender === 'string' ? `the ${sender} sent TLS alert ${value}` : `the TLS alert was ${value}`,
  'tls.alert.from': (value) => `the ${value} sent the TLS alert`,
  'tls.outcome': from(TLS_ENDS),
  'tls.server.chain_length': (value) => `the server sent ${count(Number(value), 'certificate')}`,
  'tls.server.hello': when('true', 'the server answered the ClientHello in TLS'),
  'tls.server.issuer': (value) => `the certificate was issued by ${value}`,
  'tls.server.self_signed': when('true', 'the certificate is self-signed'),
  'url.domain': (value) => `the manager called ${value}`,
  'url.path': (value) => `the request was for ${value}`,
};

/** What else an event shows, if the tested field is not in it. */
const FALLBACKS: readonly ((facts: Facts, kind: string) => string | null)[] = [
  ({ 'http.response.status_code': status }, kind) =>
    status === undefined ? null : `${subject(kind)} ${answeredWords(Number(status))}`,
  ({ 'oauth.error': error }) => (typeof error === 'string' && error !== 'none' ? `the answer was ${error}` : null),
  ({ 'event.outcome': outcome }, kind) => (outcome === 'success' ? `${subject(kind)} succeeded` : null),
  ({ 'error.kind': error }) => (typeof error === 'string' ? (SAYS['error.kind']?.(error, {}) ?? null) : null),
  ({ 'proxy.failed': proxy }) => (proxy === true ? 'the connection to the proxy failed' : null),
  ({ 'error.message': message }) =>
    typeof message === 'string' ? `the error was "${clip(message, MAX_VALUE_LENGTH)}"` : null,
  ({ 'tls.outcome': outcome }) => TLS_ENDS[String(outcome)] ?? null,
  ({ 'tcp.handshake': handshake }) => HANDSHAKES[String(handshake)] ?? null,
];

function subject(kind: string): string {
  if (kind === 'manager.call') return 'the call';
  return kind === 'oauth.token-answer' ? 'the token request' : 'the request';
}
