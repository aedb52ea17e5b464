import { FixedOffsetZone, IANAZone } from 'luxon';
import { MICROS_PER_SECOND, type Micros } from '../core/time.js';

const DAY = 24 * 3600 * MICROS_PER_SECOND;
/** Zones change their offset at quarter hours of UTC. */
const QUARTER = 900 * MICROS_PER_SECOND;
const MINUTE = 60 * MICROS_PER_SECOND;
const cache = new Map<string, number>();

/** Whether a name is an IANA zone or `UTC±hh[:mm]`. */
export function isZone(name: string): boolean {
  return fixedOffset(name) !== null || IANAZone.isValidZone(name);
}

/** Minutes of `UTC`, `UTC+05:30`, `UTC-4`; null for any other name. */
export function fixedOffset(name: string): number | null {
  if (name === 'UTC' || name === 'GMT') return 0;
  const found = /^(?:UTC|GMT)?([+-])(\d{1,2})(?::?(\d{2}))?$/.exec(name);
  if (found === null) return null;
  const minutes = Number(found[2]) * 60 + Number(found[3] ?? 0);
  return found[1] === '-' ? -minutes : minutes;
}

/** `UTC+05:30` for minutes east of UTC. */
export function zoneName(minutes: number): string {
  if (minutes === 0) return 'UTC';
  const size = Math.abs(minutes);
  return `UTC${minutes < 0 ? '-' : '+'}${String(Math.floor(size / 60)).padStart(2, '0')}:${String(size % 60).padStart(2, '0')}`;
}

/** Offset of a zone at a UTC time, minutes east; cached by zone and quarter hour. */
export function offsetAt(zone: string, at: Micros): number {
  const fixed = fixedOffset(zone);
  if (fixed !== null) return fixed;
  const key = `${zone} ${String(Math.floor(at / QUARTER))}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const offset = (IANAZone.isValidZone(zone) ? IANAZone.create(zone) : FixedOffsetZone.utcInstance).offset(at / 1000);
  cache.set(key, offset);
  return offset;
}

/**
 * Offset of a zone at a written local time. In autumn's repeated hour the earlier reading counts; in spring's skipped
 * hour the offset before it, as in Java and luxon.
 */
export function offsetAtWall(zone: string, wall: Micros): number {
  // No zone is more than 14 hours from UTC, and none changes its offset twice within two days.
  const before = offsetAt(zone, wall - DAY);
  const after = offsetAt(zone, wall + DAY);
  const readsAs = (offset: number): boolean => offsetAt(zone, wall - offset * MINUTE) === offset;
  return readsAs(before) || !readsAs(after) ? before : after;
}
