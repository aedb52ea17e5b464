import type { JoinedAttempt } from '../core/analysis.js';

/** The attempts of several sites in order of time, numbered anew; those of one site stay as they are. */
export function ofAllSites(sites: readonly (readonly JoinedAttempt[])[]): readonly JoinedAttempt[] {
  const [only = [], ...others] = sites;
  if (others.length === 0) return only;
  const all = sites.flatMap((attempts, site) => attempts.map((attempt) => ({ attempt, site })));
  const ordered = all.sort((a, b) => (a.attempt.start ?? 0) - (b.attempt.start ?? 0));
  const numbers = new Map(
    ordered.map(({ attempt, site }, index) => [`${String(site)} ${attempt.id.slice(1)}`, index + 1]),
  );
  // An incident has the number of its first attempt.
  const renamed = (id: string, site: number): string =>
    `${id.charAt(0)}${String(numbers.get(`${String(site)} ${id.slice(1)}`) ?? 0)}`;
  return ordered.map(({ attempt, site }) => ({
    ...attempt,
    id: renamed(attempt.id, site),
    incident: renamed(attempt.incident, site),
    retryOf: attempt.retryOf === null ? null : renamed(attempt.retryOf, site),
  }));
}
