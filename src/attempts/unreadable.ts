import type { JoinedAttempt } from '../core/analysis.js';
import type { Callers } from '../core/exchange.js';
import { firstAt } from '../core/first-at.js';
import { MICROS_PER_SECOND, type Micros } from '../core/time.js';
import { isAttemptOf } from '../license/callers.js';
import { isSameClient } from '../license/clients.js';

/** Clocks that nothing ties may differ by a zone; a sync of another day is another one. */
const SAME_DAY: Micros = 12 * 3600 * MICROS_PER_SECOND;

type Nearest = (attempt: JoinedAttempt, callers: Callers) => JoinedAttempt | undefined;

/**
 * Finds the failure of unknown status in a manager's log that a failed attempt at the server can be: the nearest one, if
 * the server shows a single client.
 */
export function unreadableFailures(attempts: readonly JoinedAttempt[]): Nearest {
  const unread = attempts.filter(isUnreadable).sort((a, b) => (a.start ?? 0) - (b.start ?? 0));
  const served = attempts.filter(({ witness }) => witness === 'server');
  const [first] = served;
  const isOneClient = first !== undefined && served.every(({ client }) => isSameClient(client, first.client));
  return (attempt, callers) => {
    const { start, witness, outcome } = attempt;
    if (!isOneClient || witness !== 'server' || outcome !== 'failed' || start === null) return undefined;
    const index = firstAt(unread.length, (place) => unread[place]?.start ?? undefined, start);
    const [nearest] = unread
      .slice(Math.max(0, index - 1), index + 1)
      .filter((other) => isAttemptOf(attempt, other.client.host, callers))
      .map((other) => ({ other, apart: Math.abs((other.start ?? 0) - start) }))
      .sort((a, b) => a.apart - b.apart);
    return nearest !== undefined && nearest.apart <= SAME_DAY ? nearest.other : undefined;
  };
}

/** A failure of a cut log: neither status nor code nor an exception that is known. */
function isUnreadable({ witness, outcome, start, httpStatus, oauthError, events }: JoinedAttempt): boolean {
  if (witness !== 'manager' || outcome !== 'failed' || start === null) return false;
  const says = events.some(
    ({ kind, facts }) =>
      (kind === 'manager.call' && (facts['error.kind'] ?? facts['error.stage']) !== undefined) ||
      (kind === 'oauth.token-answer' && facts['oauth.error.prefix'] !== undefined),
  );
  return httpStatus === null && oauthError === null && !says;
}
