import type { JoinedAttempt } from '../core/analysis.js';
import { isSameServer } from '../license/clients.js';
import type { Dated } from '../core/event.js';
import { groupBy } from '../core/group-by.js';
import type { Micros } from '../core/time.js';

/** Syncs run daily or are started manually, so another node's sync within a day is comparable; microseconds. */
const COMPARABLE = 86_400_000_000;

/**
 * Adds to each failed attempt that another node of the cluster succeeds at the same license server at about the same
 * time.
 */
export function withNodes(attempts: readonly JoinedAttempt[]): readonly JoinedAttempt[] {
  const hosts = new Set(attempts.flatMap(({ client }) => client.host ?? []));
  if (hosts.size < 2) return attempts;
  const during = attemptsByTime(attempts);
  return attempts.map((attempt) => {
    const near = attempt.outcome === 'failed' ? during(attempt.start ?? 0) : [];
    const other = passingElsewhere(attempt, near);
    const seen = other?.events.findLast(({ kind }) => kind === 'manager.call');
    if (other === undefined || seen === undefined || other.client.host === null) return attempt;
    const facts = { 'host.name': other.client.host, 'event.outcome': 'success' } as const;
    const event: Dated = { ...seen, kind: 'cluster.outcome-compared', facts };
    return { ...attempt, events: [...attempt.events, event] };
  });
}

/** Finds the attempts of about a time, in their own order. */
function attemptsByTime(attempts: readonly JoinedAttempt[]): (at: Micros) => readonly JoinedAttempt[] {
  const dayOf = (at: Micros): number => Math.floor(at / COMPARABLE);
  const days = groupBy(attempts, ({ start }) => (start === null ? null : dayOf(start)));
  return (at) => {
    const day = dayOf(at);
    return [day - 1, day, day + 1].flatMap((one) => days.get(one) ?? []);
  };
}

/** The nearest attempt of another node at that server, if it succeeded; older successes may be outdated. */
function passingElsewhere(failed: JoinedAttempt, attempts: readonly JoinedAttempt[]): JoinedAttempt | undefined {
  if (failed.client.host === null) return undefined;
  const [nearest] = attempts
    .filter(
      ({ client, server }) =>
        client.host !== null &&
        client.host !== failed.client.host &&
        client.tenant === failed.client.tenant &&
        isSameServer(server, failed.server) === true &&
        server.port === failed.server.port,
    )
    .map((other) => ({ other, apart: Math.abs((other.start ?? Number.POSITIVE_INFINITY) - (failed.start ?? 0)) }))
    .sort((one, two) => one.apart - two.apart);
  return nearest !== undefined && nearest.apart <= COMPARABLE && nearest.other.outcome === 'succeeded'
    ? nearest.other
    : undefined;
}
