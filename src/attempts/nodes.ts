import type { JoinedAttempt } from '../core/analysis.js';
import { isSameServer } from '../license/clients.js';
import type { Dated } from '../core/event.js';

/** Syncs run daily or are started manually, so another node's sync within a day is comparable; microseconds. */
const COMPARABLE = 86_400_000_000;

/**
 * Adds to each failed attempt that another node of the cluster succeeds at the same license server at about the same
 * time.
 */
export function withNodes(attempts: readonly JoinedAttempt[]): readonly JoinedAttempt[] {
  return attempts.map((attempt) => {
    const other = attempt.outcome === 'failed' ? passingElsewhere(attempt, attempts) : undefined;
    const seen = other?.events.findLast(({ kind }) => kind === 'manager.call');
    if (other === undefined || seen === undefined || other.client.host === null) return attempt;
    const facts = { 'host.name': other.client.host, 'event.outcome': 'success' } as const;
    const event: Dated = { ...seen, kind: 'cluster.outcome-compared', facts };
    return { ...attempt, events: [...attempt.events, event] };
  });
}

/** The nearest attempt of another node at that server, if it succeeded; older successes may be outdated. */
function passingElsewhere(failed: JoinedAttempt, attempts: readonly JoinedAttempt[]): JoinedAttempt | undefined {
  if (failed.client.host === null) return undefined;
  const [nearest] = attempts
    .filter(
      ({ client, server }) =>
        client.host !== null &&
        client.host !== failed.client.host &&
        isSameServer(server, failed.server) === true &&
        server.port === failed.server.port,
    )
    .map((other) => ({ other, apart: Math.abs((other.start ?? Number.POSITIVE_INFINITY) - (failed.start ?? 0)) }))
    .sort((one, two) => one.apart - two.apart);
  return nearest !== undefined && nearest.apart <= COMPARABLE && nearest.other.outcome === 'succeeded'
    ? nearest.other
    : undefined;
}
