import { MICROS_PER_DAY, type Micros, type Stamp } from '../../core/time.js';

/** Date holds times up to 100,000,000 days after 1970 (ECMA-262 section 21.4.1.1). */
const LATEST_TIME = 8_640_000_000_000_000;

/** A stamp written as microseconds since 1970 UTC; null if the number is no time. */
export function epochStamp(text: string, at: Micros): Stamp | null {
  if (!Number.isSafeInteger(at) || at < 0 || at > LATEST_TIME) return null;
  const day = new Date(Math.floor(at / 1000));
  return {
    text,
    date: { year: day.getUTCFullYear(), month: day.getUTCMonth() + 1, day: day.getUTCDate() },
    timeOfDay: at % MICROS_PER_DAY,
    step: 1,
    zone: { offset: 0 },
    lap: 0,
  };
}
