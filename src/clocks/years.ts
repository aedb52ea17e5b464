import type { ReadSource } from '../core/source.js';
import { MICROS_PER_DAY, wallMicros, type Basis, type Stamp } from '../core/time.js';

export interface KnownYear {
  readonly year: number | null;
  readonly basis: Basis;
}

/** A date with a year. */
export interface FullDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const UNKNOWN: KnownYear = { year: null, basis: 'assumed' };

/**
 * Year of a source without years in its stamps: from dates in its messages (nginx, Redis), else from a date in its name
 * (`messages-20230115`), else the one closest to the latest date of the bundle.
 */
export function yearOf(source: ReadSource, latest: FullDate | null): KnownYear {
  const inside = yearFromObservations(source);
  if (inside !== null) return { year: inside, basis: 'resolved' };
  const named = yearFromName(source);
  if (named !== null) return { year: named, basis: 'resolved' };
  const near = yearNear(source, latest);
  return near === null ? UNKNOWN : { year: near, basis: 'assumed' };
}

/** The year of most observations; those that contradict their envelope do not count. */
function yearFromObservations(source: ReadSource): number | null {
  const votes = new Map<number, number>();
  for (const { outer, inner, count = 1 } of source.observations) {
    const year = outer === null ? null : yearThatFits(outer, inner);
    if (year !== null) votes.set(year, (votes.get(year) ?? 0) + count);
  }
  return mostVoted(votes);
}

/** Year of lap 0 by one pair of stamps of one moment. */
function yearThatFits(outer: Stamp, inner: Stamp): number | null {
  const year = envelopeYear(outer, inner);
  return year === null ? null : year - outer.lap;
}

/** The envelope's year, within a day and a half of the message's own stamp; null if none fits. */
export function envelopeYear(outer: Stamp, inner: Stamp): number | null {
  const [stated, at] = [inner.date?.year, wallMicros(inner)];
  if (stated == null || at === null) return null;
  const fits = (year: number): boolean => {
    const wall = wallMicros(outer, year);
    return wall !== null && Math.abs(wall - at) <= 1.5 * MICROS_PER_DAY;
  };
  // The two may be written in two zones, with New Year between them.
  const years = outer.date?.year == null ? [stated, stated - 1, stated + 1] : [outer.date.year];
  return years.find(fits) ?? null;
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

/**
 * The year in which the source ends closest to the latest date of the bundle, because a case is about recent events.
 */
function yearNear(source: ReadSource, latest: FullDate | null): number | null {
  if (latest === null) return null;
  const last = source.reading.last;
  if (last?.date == null) return latest.year;
  const months = last.date.month - latest.month;
  const year = latest.year + (months > 6 ? -1 : months < -6 ? 1 : 0);
  return year - last.lap;
}
