import type { Stamp } from '../core/time.js';

/** Date holds times up to 100,000,000 days after 1970 (ECMA-262 section 21.4.1.1). */
const MAX_SECONDS = 8_640_000_000_000;

/** The time of a record as a stamp in UTC, as `tcpdump -tttt` prints it; a record without a time has no date. */
export function frameStamp(seconds: number | null, nanoseconds: number, step: number): Stamp {
  const micros = Math.max(1, Math.round(step / 1000));
  if (seconds === null || Math.abs(seconds) > MAX_SECONDS) {
    return { text: '', date: null, timeOfDay: 0, step: micros, zone: null, lap: 0 };
  }
  const date = new Date(seconds * 1000);
  const timeOfDay = (((seconds % 86_400) + 86_400) % 86_400) * 1_000_000 + Math.floor(nanoseconds / 1000);
  const day = date.toISOString().split('T')[0] ?? '';
  return {
    text: `${day} ${clockText(seconds, nanoseconds, step)}`,
    date: { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() },
    timeOfDay,
    step: micros,
    zone: { offset: 0 },
    lap: 0,
  };
}

/** Time of day in UTC as tcpdump prints it: six decimals, or nine if the capture has them. */
export function clockText(seconds: number | null, nanoseconds: number, step: number): string {
  if (seconds === null || Math.abs(seconds) > MAX_SECONDS) return '--:--:--';
  const clock = new Date(seconds * 1000).toISOString().slice(-13, -5);
  const nine = String(nanoseconds).padStart(9, '0');
  return `${clock}.${step < 1000 ? nine : nine.slice(0, 6)}`;
}
