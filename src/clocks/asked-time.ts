import { daysFromCivil, MICROS_PER_DAY, MICROS_PER_SECOND, monthNumber, type Micros } from '../core/time.js';
import { readingsOf } from './abbreviations.js';
import { fixedOffset, isZone, offsetAtWall } from './offsets-of-zones.js';

/** A time as a person writes it: year and zone may be missing. */
export interface AskedTime {
  readonly year: number | null;
  readonly month: number;
  readonly day: number;
  /** Microseconds since midnight; 0 for a date alone. */
  readonly timeOfDay: Micros;
  /** Zone name, abbreviation or offset as written; null without one. */
  readonly zone: string | null;
}

const CLOCK = String.raw`(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,](?<fraction>\d{1,6})\d*)?)?`;
const ZONE = String.raw`(?:\s*(?<zone>Z|[A-Za-z][A-Za-z/_+:\d-]*|[+-]\d{2}:?\d{2}))?`;
const FORMS: readonly RegExp[] = [
  // 2024-01-13, 2024-01-13T17:29:00Z, 2024-01-13 17:29 +05:30
  new RegExp(String.raw`^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?:[T\s]\s*${CLOCK}${ZONE})?$`),
  // 13 Jan 17:29 IST, 13-Jan-2024 17:29:02,123 UTC
  new RegExp(String.raw`^(?<day>\d{1,2})[\s-](?<name>[A-Za-z]{3,9})(?:[\s-](?<year>\d{4}))?\s+${CLOCK}${ZONE}$`),
  // Jan 13 17:29:02, Jan 13 2024 17:29
  new RegExp(String.raw`^(?<name>[A-Za-z]{3,9})\s+(?<day>\d{1,2})(?:\s+(?<year>\d{4}))?\s+${CLOCK}${ZONE}$`),
];

/** Reads a time in the form of ISO 8601 or of a log; null for anything else. */
export function parseAskedTime(text: string): AskedTime | null {
  const found = FORMS.map((form) => form.exec(text.trim())?.groups).find((groups) => groups !== undefined);
  if (found === undefined) return null;
  const number = (name: string): number => Number(found[name] ?? 0);
  const month = found['name'] === undefined ? number('month') : monthNumber(found['name']);
  const [hour, minute, second] = [number('hour'), number('minute'), number('second')];
  if (month === null || hour > 23 || minute > 59 || second > 60) return null;
  const year = found['year'] === undefined ? null : number('year');
  const day = number('day');
  const zone = found['zone'] ?? null;
  if (!isDate(year ?? LEAP_YEAR, month, day) || (zone !== null && !isKnownZone(zone))) return null;
  const fraction = Number((found['fraction'] ?? '').padEnd(6, '0'));
  const timeOfDay = ((hour * 60 + minute) * 60 + second) * MICROS_PER_SECOND + fraction;
  return { year, month, day, timeOfDay, zone };
}

const LEAP_YEAR = 2000;

function isDate(year: number, month: number, day: number): boolean {
  const at = new Date(Date.UTC(year, month - 1, day));
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
}

function isKnownZone(zone: string): boolean {
  return readingsOf(zone.toUpperCase()).length > 0 || isZone(zone);
}

/**
 * The times that can be meant: under each reading of an abbreviation, or in `zone` without one; without a year, in the
 * year that brings it nearest to `near`. The likeliest is first: the reading of the same offset as `zone`.
 */
export function momentsOf(asked: AskedTime, zone: string, near: Micros): readonly Micros[] {
  const walls =
    asked.year === null ? yearsAround(near).map((year) => wallOf(asked, year)) : [wallOf(asked, asked.year)];
  const moments = walls.flatMap((wall) =>
    offsetsAt(asked.zone, zone, wall).map((offset) => wall - offset * 60_000_000),
  );
  if (asked.year !== null) return moments;
  const nearest = Math.min(...moments.map((at) => Math.abs(at - near)));
  return moments.filter((at) => Math.abs(at - near) - nearest <= 2 * MICROS_PER_DAY);
}

function yearsAround(near: Micros): readonly number[] {
  const year = new Date(near / 1000).getUTCFullYear();
  return [year, year - 1, year + 1];
}

/** The written date and time, read as UTC. */
export function wallOf({ month, day, timeOfDay }: AskedTime, year: number): Micros {
  return daysFromCivil(year, month, day) * MICROS_PER_DAY + timeOfDay;
}

/** Minutes east of UTC that can be meant, the likeliest first. */
function offsetsAt(written: string | null, zone: string, wall: Micros): readonly number[] {
  const own = offsetAtWall(zone, wall);
  if (written === null) return [own];
  const fixed = fixedOffset(written);
  if (fixed !== null) return [fixed];
  const readings = readingsOf(written.toUpperCase()).map(({ offset }) => offset);
  if (readings.length === 0) return [offsetAtWall(written, wall)];
  return readings.includes(own) ? [own, ...readings.filter((offset) => offset !== own)] : readings;
}
