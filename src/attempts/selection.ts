import type { JoinedAttempt } from '../core/analysis.js';
import { earliest, latest, type Micros } from '../core/time.js';
import { isSeenAtClient } from '../license/clients.js';

/** The requested part of a bundle; null where there is no limit. */
export interface Selection {
  readonly since: Micros | null;
  readonly until: Micros | null;
  readonly host: string | undefined;
}

/** A test for requested attempts; an attempt of unknown time passes the time limits. */
export function isSelected({ since, until, host }: Selection): (attempt: JoinedAttempt) => boolean {
  return ({ start, end, client, server }) => {
    const last = end ?? start;
    if (since !== null && last !== null && last < since) return false;
    if (until !== null && start !== null && start >= until) return false;
    return host === undefined || [client.host, ...client.addresses, server.host, server.address].includes(host);
  };
}

/**
 * Id of the attempt nearest to one of the times that are meant, which may depend on the last attempt's; of several the
 * one seen at the client, then the later one. Null without a time.
 */
export function nearestTo(
  meant: (near: Micros) => readonly Micros[],
  attempts: readonly JoinedAttempt[],
): string | null {
  const moments = meant(latest(attempts.flatMap(({ start, end }) => end ?? start ?? [])) ?? 0);
  const distance = ({ start, end }: JoinedAttempt): Micros => {
    if (start === null) return Infinity;
    const last = end ?? start;
    return earliest(moments.map((at) => Math.max(start - at, at - last, 0))) ?? Infinity;
  };
  const [nearest] = attempts
    .map((attempt, index) => ({ attempt, index, apart: distance(attempt) }))
    .filter(({ apart }) => apart < Infinity)
    .sort(
      (a, b) =>
        a.apart - b.apart || Number(isSeenAtClient(b.attempt)) - Number(isSeenAtClient(a.attempt)) || b.index - a.index,
    );
  return nearest?.attempt.id ?? null;
}
