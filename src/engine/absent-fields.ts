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
const ANSWER = ['http.response.status_code', 'http.response.body.content'] as const;
/** A capture of a whole connection shows whether a segment was never acknowledged. */
const HOLE = ['tcp.hole.from', 'tcp.hole.bytes', 'tcp.hole.sent', 'tcp.hole.later_arrived'] as const;
const NOTHING: ReadonlySet<string> = new Set();

/**
 * Fields that an event cannot have, so that a test on them answers no instead of unknown: a call with an HTTP answer
 * had no exception, a call that ended with an exception got no status.
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

/** Only a command's finished handshake has a verification result. */
function absentFromHandshake({ by, facts }: Dated<Event<'tls.handshake'>>): ReadonlySet<string> {
  const { 'tls.outcome': outcome } = facts;
  const isUnverified = by === 'product' || outcome !== 'finished';
  const unverified = isUnverified ? ['x509.verify_error', 'error.kind'] : [];
  const good = facts['x509.verify_error'] === undefined ? [] : ['error.kind'];
  // A stalled, reset or closed handshake had no alert; a stalled one had no other answer either.
  const cut = outcome === 'stalled' || outcome === 'reset' || outcome === 'closed';
  // A command prints alerts; in a capture of TLS 1.3 an alert can be encrypted after the handshake.
  const went = by === 'person' && outcome === 'finished';
  const alerts = cut || went ? ['tls.alert.code', 'tls.alert.from'] : [];
  return new Set([...unverified, ...good, ...alerts, ...(spokeTls(facts) ? ['tls.server.plain'] : [])]);
}

/** A server that finished, chose or sent an alert answered in TLS; one that stalled did not answer. */
function spokeTls(facts: Dated<Event<'tls.handshake'>>['facts']): boolean {
  const { 'tls.outcome': outcome, 'tls.server.hello': hello, 'tls.alert.from': from } = facts;
  return outcome === 'stalled' || outcome === 'finished' || hello === true || from === 'server';
}

/** Only commands report errno and their proxy's target. */
function absentFromConnection({ by, facts }: Dated<Event<'tcp.connection'>>): ReadonlySet<string> {
  const open = by === 'person' && facts['tcp.handshake'] === 'failed';
  const isWhole = by === 'product' && facts['tcp.handshake'] === 'completed';
  return new Set(['proxy.destination', ...(open ? [] : ['error.code', 'error.kind']), ...(isWhole ? HOLE : [])]);
}

/** An answered exchange did not end without an answer, and its page was read. */
function absentFromExchange({ by, facts }: Dated<Event<'http.exchange'>>): ReadonlySet<string> {
  const { 'http.response.status_code': status, 'error.kind': kind } = facts;
  const ends = by === 'product' || status !== undefined ? ['error.code', 'error.kind'] : [];
  const isUnanswered = status === undefined && kind !== undefined && kind !== 'plaintext-port';
  return new Set([...ends, ...(isUnanswered ? ['http.response.status_code'] : []), 'http.response.tls']);
}

function absentFromCall(facts: Facts['manager.call']): ReadonlySet<string> {
  const read = absentByKind(facts);
  // A call that the manager went on from had a good status, which no rule asks for.
  if (facts['event.outcome'] === 'success') return new Set([...EXCEPTION, ...ANSWER]);
  if (endedWithoutAnswer(facts)) return new Set([...read, ...ANSWER]);
  if (facts['log.truncated'] === true) return new Set(read);
  if (facts['http.response.status_code'] !== undefined) return new Set(EXCEPTION);
  if (facts['error.message'] === undefined) return new Set(read);
  return new Set([...read, ...ANSWER]);
}

/** Errors that a call ends with instead of an answer, even if one of its lines is cut; a proxy's refusal has its own. */
function endedWithoutAnswer({
  'error.kind': kind,
  'http.response.status_code': status,
}: Facts['manager.call']): boolean {
  return status === undefined && kind !== undefined && kind !== 'other' && kind !== 'plaintext-port';
}

/** The kind of an exception also decides its stage, and whether a proxy or a validity is involved. */
function absentByKind({ 'error.kind': kind, 'error.stage': stage }: Facts['manager.call']): readonly string[] {
  const ofKind = kind === undefined ? [] : ['error.stage', 'error.outside_validity'];
  const isOfProxy = kind === 'tunnel-refused' || (kind === undefined && (stage ?? 'proxy') === 'proxy');
  return isOfProxy ? ofKind : [...ofKind, 'proxy.response.status_code'];
}
