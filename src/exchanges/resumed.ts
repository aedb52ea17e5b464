import type { LicenseLog } from '../core/exchange.js';
import { isFailure } from '../license/failure.js';

/** A client that repeats a request by itself does so at once. */
const REPEATED_WITHIN = 60_000_000;

/**
 * Whether a thread went on after a failed request and came to a good end: the client repeated it by itself, without a line.
 * A sync that gave up says so in a line of another class than the client's.
 */
export function isResumed(lines: readonly LicenseLog[], before: readonly LicenseLog[] | undefined): boolean {
  const [first, last] = [lines[0], before?.at(-1)];
  if (before === undefined || first?.at == null || last?.at == null || first.at - last.at > REPEATED_WITHIN)
    return false;
  const failures = before.filter(isFailure);
  const isOneSync = failures.length > 0 && failures.every(({ facts }) => facts['log.logger'] === 'RestAPIClient');
  const isQuiet = !lines.some((line) => isFailure(line) || line.facts['url.path'] !== undefined);
  return isOneSync && isQuiet && lines.some(({ facts }) => facts['event.outcome'] === 'success');
}
