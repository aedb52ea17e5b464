/** Microseconds, a whole number; a point in time counts from 1970-01-01T00:00:00Z. */
export type Micros = number;

export const MICROS_PER_SECOND = 1_000_000;
export const MICROS_PER_DAY = 86_400 * MICROS_PER_SECOND;

/** A stamp's zone: an offset in minutes east of UTC, or an abbreviation. */
export type ZoneMark = { readonly offset: number } | { readonly abbreviation: string } | null;

/**
 * A time exactly as a source wrote it. Logs leave out the year, the zone or even the date; missing parts are null, and
 * clocks/ resolves them.
 */
export interface Stamp {
  /** The stamp verbatim, for example `Jan 13 11:17:01`. */
  readonly text: string;
  readonly date: { readonly year: number | null; readonly month: number; readonly day: number } | null;
  /** Microseconds since midnight of the written date. */
  readonly timeOfDay: Micros;
  /** Resolution of the stamp: 1 s, 1 ms or 1 µs, in microseconds. */
  readonly step: Micros;
  readonly zone: ZoneMark;
  /** How often the written value wrapped (New Year without a year, midnight without a date) since the source began. */
  readonly lap: number;
}

/** How one part of an instant is known. */
export type Basis = 'stated' | 'resolved' | 'assumed' | 'given';

/** A point in time by the source's own clock, with how its missing parts are known. */
export interface Instant {
  /** Microseconds since 1970-01-01T00:00:00Z by the source's own clock. */
  readonly at: Micros;
  readonly step: Micros;
  readonly zone: Basis;
  readonly date: Basis;
  readonly year: Basis;
}

/** The first of some times; null of none. */
export function earliest(times: readonly Micros[]): Micros | null {
  return times.length === 0 ? null : times.reduce((a, b) => Math.min(a, b));
}

/** The last of some times; null of none. */
export function latest(times: readonly Micros[]): Micros | null {
  return times.length === 0 ? null : times.reduce((a, b) => Math.max(a, b));
}

/** Days from 1970-01-01 to a civil date (proleptic Gregorian; the era arithmetic of Howard Hinnant's days_from_civil). */
export function daysFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The written date and time read as UTC, in microseconds since 1970; null without a full date. */
export function wallMicros(stamp: Stamp, year: number | null = stamp.date?.year ?? null): Micros | null {
  if (stamp.date === null || year === null) return null;
  return daysFromCivil(year, stamp.date.month, stamp.date.day) * MICROS_PER_DAY + stamp.timeOfDay;
}

/** ISO 8601 in UTC with milliseconds, or with microseconds if the step is finer. */
export function isoUtc(at: Micros, step: Micros = 1000): string {
  const millis = new Date(Math.floor(at / 1000)).toISOString();
  if (step >= 1000) return millis;
  const micros = ((at % 1000) + 1000) % 1000;
  return `${millis.slice(0, -1)}${String(micros).padStart(3, '0')}Z`;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const;

/** Month number from an English name or its first letters (`Jan`, `June`, `Sept`); null for anything else. */
export function monthNumber(name: string): number | null {
  const index = (MONTHS as readonly string[]).indexOf(name.slice(0, 3).toLowerCase());
  return index < 0 ? null : index + 1;
}

/**
 * A time in HTTP's form, `Tue, 05 Mar 2024 10:15:00 GMT` (IMF-fixdate, RFC 9110 section 5.6.7), in microseconds since
 * 1970; null for anything else.
 */
export function httpDate(text: string): Micros | null {
  const found = /^[A-Z][a-z]{2}, (\d{2}) ([A-Z][a-z]{2}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) GMT$/.exec(text.trim());
  const month = found === null ? null : monthNumber(found[2] ?? '');
  if (found === null || month === null) return null;
  const [day, , year, hour, minute, second] = found.slice(1).map(Number);
  const clock = ((hour ?? 0) * 60 + (minute ?? 0)) * 60 + (second ?? 0);
  return daysFromCivil(year ?? 0, month, day ?? 0) * MICROS_PER_DAY + clock * MICROS_PER_SECOND;
}
