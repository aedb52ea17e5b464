import { MICROS_PER_SECOND, type Micros } from '../core/time.js';

const UNITS: readonly (readonly [unit: string, seconds: number])[] = [
  ['d', 86_400],
  ['h', 3600],
  ['m', 60],
  ['s', 1],
];

/** How far a clock is ahead, given by the user. */
export interface GivenClock {
  readonly offset: Micros;
  /** Half a unit of the last stated digit, at most half a second. */
  readonly plusMinus: Micros;
}

/**
 * Reads `+42m1s`, `-2.5s`, `+1d2h`, `+90` (seconds): how far a clock is ahead, negative if it is behind; null for
 * anything else.
 */
export function parseClock(text: string): GivenClock | null {
  const found = /^([+-])(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)(?:\.(\d{1,6}))?s?)?$/.exec(text.trim());
  if (found === null || !/\d/.test(text)) return null;
  const whole = UNITS.reduce((sum, [, seconds], index) => sum + Number(found[index + 2] ?? 0) * seconds, 0);
  const fraction = found[6] ?? '';
  const size = whole * MICROS_PER_SECOND + Number(fraction.padEnd(6, '0'));
  if (!Number.isSafeInteger(size)) return null;
  return {
    offset: found[1] === '-' ? 0 - size : size,
    plusMinus: Math.ceil(MICROS_PER_SECOND / 10 ** fraction.length / 2),
  };
}

/** Days since 1970 of `2024-03-05`; null for anything else. */
export function parseDay(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const at = Date.parse(`${text}T00:00:00Z`);
  // Date parses 31 February as a day in March.
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== text ? null : at / 86_400_000;
}
