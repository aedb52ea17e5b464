import type { Dated, Facts } from './model.js';

const EXCEPTION = ['error.type', 'error.message', 'error.causes', 'proxy.failed'] as const;
const NOTHING: ReadonlySet<string> = new Set();

/**
 * Fields that an event lacks because they cannot be there, so that a test on them says no rather than unknown:
 * a call that got an HTTP answer had no exception, one that ended with an exception got no status.
 */
export function settledFields(event: Dated): ReadonlySet<string> {
  if (event.kind === 'manager.call') return settledOfCall(event.facts);
  // A handshake that hangs, or that is cut without a word, had no alert.
  const outcome = event.kind === 'tls.handshake' ? event.facts['tls.outcome'] : undefined;
  return outcome === 'stalled' || outcome === 'reset' || outcome === 'closed'
    ? new Set(['tls.alert.code', 'tls.alert.from'])
    : NOTHING;
}

function settledOfCall(facts: Facts['manager.call']): ReadonlySet<string> {
  if (facts['log.truncated'] === true) return NOTHING;
  if (facts['event.outcome'] === 'success' || facts['http.response.status_code'] !== undefined)
    return new Set(EXCEPTION);
  if (facts['error.message'] === undefined) return NOTHING;
  return new Set(['http.response.status_code', 'http.response.body.content', 'proxy.failed']);
}
