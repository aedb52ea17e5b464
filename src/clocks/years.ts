import type { ReadSource } from '../core/read-source.js';
import type { Basis, Stamp } from '../core/time.js';

export interface KnownYear {
  readonly year: number | null;
  readonly basis: Basis;
}

const UNKNOWN: KnownYear = { year: null, basis: 'assumed' };

/**
 * Year of a source whose stamps have none: from what it writes of its own time (nginx, Redis), else from a date in its
 * name (`messages-20230115`), else from the other sources of the bundle.
 */
export function yearOf(source: ReadSource, bundleYear: number | null): KnownYear {
  const inside = yearFromObservations(source);
  if (inside !== null) return { year: inside, basis: 'resolved' };
  const named = yearFromName(source);
  if (named !== null) return { year: named, basis: 'resolved' };
  return bundleYear === null ? UNKNOWN : { year: bundleYear, basis: 'assumed' };
}

/** The year that most observations agree on; one whose date contradicts its envelope is not asked. */
function yearFromObservations(source: ReadSource): number | null {
  const votes = new Map<number, number>();
  for (const { outer, inner } of source.observations) {
    const year = outer === null ? null : yearThatFits(outer, inner);
    if (year !== null) votes.set(year, (votes.get(year) ?? 0) + 1);
  }
  return mostVoted(votes);
}

/** Year of lap 0 by one pair of stamps: equal but for a zone, so at most a day apart, perhaps across New Year. */
function yearThatFits(outer: Stamp, inner: Stamp): number | null {
  if (outer.date === null || inner.date?.year == null) return null;
  const months = outer.date.month - inner.date.month;
  const year = inner.date.year + (months > 6 ? -1 : months < -6 ? 1 : 0);
  const near = Math.abs(outer.date.month * 31 + outer.date.day - inner.date.month * 31 - inner.date.day);
  return near <= 2 || near >= 370 ? year - outer.lap : null;
}

function mostVoted(votes: ReadonlyMap<number, number>): number | null {
  let best: number | null = null;
  for (const [year, count] of votes) if (best === null || count > (votes.get(best) ?? 0)) best = year;
  return best;
}

/** logrotate's date suffix is the day of rotation, after the last line. */
function yearFromName(source: ReadSource): number | null {
  const found = /[-_.](20\d{2})(\d{2})(\d{2})(?!\d)/.exec(source.path.replace(/^.*[/!]/, ''));
  const last = source.reading.last;
  if (found === null || last?.date == null) return null;
  const year = Number(found[1]);
  return last.date.month > Number(found[2]) ? year - 1 - last.lap : year - last.lap;
}
