import type { Stamp } from '../core/time.js';

/** Date holds times up to 100,000,000 days after 1970 (ECMA-262 section 21.4.1.1). */
const MAX_SECONDS = 8_640_000_000_000;

const SECONDS_PER_DAY = 86_400;

const UTC = { offset: 0 };

/** The time of a record as a stamp in UTC, as `tcpdump -tttt` prints it; a record without a time has no date. */
export function frameStamp(seconds: number | null, nanoseconds: number, step: number): Stamp {
  const micros = Math.max(1, Math.round(step / 1000));
  if (seconds === null || Math.abs(seconds) > MAX_SECONDS) {
    return { text: '', date: null, timeOfDay: 0, step: micros, zone: null, lap: 0 };
  }
  const { text, date } = dayOf(seconds);
  return {
    text: `${text} ${clockText(seconds, nanoseconds, step)}`,
    date,
    timeOfDay: secondOfDay(seconds) * 1_000_000 + Math.floor(nanoseconds / 1000),
    step: micros,
    zone: UTC,
    lap: 0,
  };
}

/** Time of day in UTC as tcpdump prints it: six decimals, or nine if the capture has them. */
export function clockText(seconds: number | null, nanoseconds: number, step: number): string {
  if (seconds === null || Math.abs(seconds) > MAX_SECONDS) return '--:--:--';
  const second = Math.floor(secondOfDay(seconds));
  const clock = `${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}`;
  // Ten digits, the first of which is the 1.
  const digits = String(1_000_000_000 + nanoseconds);
  return `${clock}.${digits.slice(1, step < 1000 ? 10 : 7)}`;
}

const secondOfDay = (seconds: number): number => ((seconds % SECONDS_PER_DAY) + SECONDS_PER_DAY) % SECONDS_PER_DAY;

const two = (number: number): string => (number < 10 ? `0${String(number)}` : String(number));

interface Day {
  readonly number: number;
  readonly text: string;
  readonly date: Stamp['date'];
}

/** The day of the last stamp: a capture has few days and many packets, and a Date costs more than all the rest. */
let day: Day = newDay(0);

function dayOf(seconds: number): Day {
  const number = Math.floor(seconds / SECONDS_PER_DAY);
  if (day.number !== number) day = newDay(number);
  return day;
}

function newDay(number: number): Day {
  const date = new Date(number * SECONDS_PER_DAY * 1000);
  return {
    number,
    text: date.toISOString().split('T')[0] ?? '',
    date: { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() },
  };
}
