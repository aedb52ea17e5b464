import type { Dated, Event, Facts } from '../core/event.js';

const EXCEPTION = [
  'error.kind',
  'error.stage',
  'error.type',
  'error.message',
  'error.causes',
  'proxy.failed',
  'proxy.response.status_code',
  'error.outside_validity',
] as const;
const NOTHING: ReadonlySet<string> = new Set();

/**
 * Fields that an event lacks because they cannot be there, so that a test on them says no rather than unknown:
 * a call that got an HTTP answer had no exception, one that ended with an exception got no status.
 */
export function absentFields(event: Dated): ReadonlySet<string> {
  if (event.kind === 'manager.call') return absentFromCall(event.facts);
  switch (event.kind) {
    case 'tls.handshake':
      return absentFromHandshake(event);
    case 'tcp.connection':
      return absentFromConnection(event);
    case 'http.exchange':
      return absentFromExchange(event);
    default:
      return NOTHING;
  }
}

/** Captures hold nothing of what a command's own verification came to; where a handshake was not finished there was none. */
function absentFromHandshake({ by, facts }: Dated<Event<'tls.handshake'>>): ReadonlySet<string> {
  const { 'tls.outcome': outcome } = facts;
  const isUnverified = by === 'product' || outcome !== 'finished';
  const unverified = isUnverified ? ['x509.verify_error', 'error.kind'] : [];
  const good = facts['x509.verify_error'] === undefined ? [] : ['error.kind'];
  // A handshake that hangs, or that is cut without a word, had no alert; where it hangs, nothing else came either.
  const cut = outcome === 'stalled' || outcome === 'reset' || outcome === 'closed';
  // A command shows alerts in clear; in a capture of TLS 1.3 one can hide behind a finished handshake.
  const went = by === 'person' && outcome === 'finished';
  const alerts = cut || went ? ['tls.alert.code', 'tls.alert.from'] : [];
  return new Set([...unverified, ...good, ...alerts, ...(outcome === 'stalled' ? ['tls.server.plain'] : [])]);
}

/** Only commands tell errno, and all that they were told of a proxy. */
function absentFromConnection({ by, facts }: Dated<Event<'tcp.connection'>>): ReadonlySet<string> {
  const open = by === 'person' && facts['tcp.handshake'] === 'failed';
  return new Set(['proxy.destination', ...(open ? [] : ['error.code', 'error.kind'])]);
}

/** What was answered did not end without an answer. */
function absentFromExchange({ by, facts }: Dated<Event<'http.exchange'>>): ReadonlySet<string> {
  const answered = by === 'product' || facts['http.response.status_code'] !== undefined;
  return answered ? new Set(['error.code', 'error.kind']) : NOTHING;
}

function absentFromCall(facts: Facts['manager.call']): ReadonlySet<string> {
  const read = absentByKind(facts);
  if (facts['log.truncated'] === true) return new Set(read);
  if (facts['event.outcome'] === 'success' || facts['http.response.status_code'] !== undefined)
    return new Set(EXCEPTION);
  if (facts['error.message'] === undefined) return new Set(read);
  return new Set([...read, 'http.response.status_code', 'http.response.body.content', 'proxy.failed']);
}

/** An exception whose kind was read came from where such a one comes from, and from no proxy or clock if it is not of them. */
function absentByKind({ 'error.kind': kind, 'error.stage': stage }: Facts['manager.call']): readonly string[] {
  const ofKind = kind === undefined ? [] : ['error.stage', 'error.outside_validity'];
  const isOfProxy = kind === 'tunnel-refused' || (kind === undefined && (stage ?? 'proxy') === 'proxy');
  return isOfProxy ? ofKind : [...ofKind, 'proxy.response.status_code'];
}
