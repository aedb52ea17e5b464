import type { Micros, Stamp } from '../core/time.js';
import { roughTime } from './unit.js';

/** Names the part of a bundle's time that an event is in; events of different parts are kept apart. */
export type PeriodOf = (stamp: Stamp | null) => string;

/** Times that the user asked for, as written, read as UTC. The year of `at` may be any. */
export interface AskedPeriod {
  readonly at?: Micros;
  readonly since?: Micros;
  readonly until?: Micros;
}

const HOUR: Micros = 3_600_000_000;
/** Two zones differ by 26 hours at most (UTC-12 and UTC+14), by a multiple of a quarter of an hour. */
const ZONES_APART: Micros = 26 * HOUR;
/** What a leap day may add where a stamp or the time asked for has no year. */
const LEAP_DAY: Micros = 24 * HOUR;
const QUARTER: Micros = HOUR / 4;
/** Without a year the distance to the same day of any year counts. */
const YEAR: Micros = 365.25 * 24 * HOUR;
/** Units this near to the time asked for, in whatever zone, are kept by themselves. */
const NEAR: Micros = 120_000_000;

/**
 * While a source is read its zone is not known, so that a time asked for stands for each quarter of an hour around it,
 * and a span is taken wider by the largest difference of zones.
 */
export function periodOf({ at, since, until }: AskedPeriod): PeriodOf {
  if (at === undefined && since === undefined && until === undefined) return () => '';
  const [from, to] = [(since ?? -Infinity) - ZONES_APART, (until ?? Infinity) + ZONES_APART];
  return (stamp) => {
    const wall = roughTime(stamp);
    if (wall === null) return '';
    const inSpan = stamp?.date?.year == null ? isNearSpan(wall, since, until) : wall >= from && wall <= to;
    const span = inSpan ? 'asked' : '';
    return at === undefined ? span : `${span} ${slotOf(wall - at)}`;
  };
}

/** The same for a stamp without a year: the day of any year counts. */
function isNearSpan(wall: Micros, since: Micros | undefined, until: Micros | undefined): boolean {
  const reach = ZONES_APART + LEAP_DAY;
  const isAfter = since === undefined || withoutYears(wall - since) >= -reach;
  return isAfter && (until === undefined || withoutYears(wall - until) <= reach);
}

/** What is left of a difference without its whole years, to the nearest year. */
function withoutYears(apart: Micros): Micros {
  return apart - Math.round(apart / YEAR) * YEAR;
}

/** The zone, in quarters of an hour, in which this is the time asked for; empty if there is none. */
function slotOf(apart: Micros): string {
  const away = withoutYears(apart);
  const quarters = Math.round(away / QUARTER);
  const isNear = Math.abs(away) <= ZONES_APART + LEAP_DAY && Math.abs(away - quarters * QUARTER) <= NEAR;
  return isNear ? String(quarters) : '';
}
