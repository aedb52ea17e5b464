import type { Dated } from './model.js';

const EXCEPTION = ['error.type', 'error.message', 'error.causes', 'proxy.failed'] as const;
const NOTHING: ReadonlySet<string> = new Set();

/**
 * Fields that an event lacks because they cannot be there, so that a test on them says no rather than unknown:
 * a call that got an HTTP answer had no exception, one that ended with an exception got no status.
 */
export function settledFields(event: Dated): ReadonlySet<string> {
  if (event.kind !== 'manager.call' || event.facts['log.truncated'] === true) return NOTHING;
  const { facts } = event;
  if (facts['event.outcome'] === 'success' || facts['http.response.status_code'] !== undefined)
    return new Set(EXCEPTION);
  return facts['error.message'] === undefined
    ? NOTHING
    : new Set(['http.response.status_code', 'http.response.body.content']);
}
