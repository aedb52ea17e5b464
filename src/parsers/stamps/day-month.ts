import { MICROS_PER_DAY, monthNumber, type Micros, type Stamp } from '../../core/time.js';
import { stampOf } from './written.js';
import { zoneMark } from './zone-mark.js';

/** `19/Nov/2024:09:31:44.206`, `19 Nov 2024 09:31:44 +0000`: day, month by name, year, with or without fraction and offset. */
const STAMP =
  /^(\d{1,2})[/ -]([A-Za-z]{3})[/ -](\d{4})[: ](\d{2}):(\d{2}):(\d{2})(?:[.,](\d{1,9}))?(?: ([+-]\d{4}))?(?![\d.])/;

/** Reads such a stamp at the begin of a text; null if there is none. */
export function dayMonthStamp(text: string | undefined): Stamp | null {
  const found = STAMP.exec(text ?? '');
  const month = monthNumber(found?.[2] ?? '');
  if (found === null || month === null) return null;
  const [whole, day, , year, hour, minute, second, fraction, zone] = found;
  const date = { year: Number(year), month, day: Number(day) };
  return stampOf({ text: whole, date, hour, minute, second, fraction, zone: zoneMark(zone) });
}

/** The same clock some time later, for a log that writes when a request began; the text stays as it stands in the line. */
export function laterStamp(stamp: Stamp, after: Micros): Stamp {
  const timeOfDay = stamp.timeOfDay + after;
  const days = Math.floor(timeOfDay / MICROS_PER_DAY);
  const { date } = stamp;
  if (days === 0 || date?.year == null) return { ...stamp, timeOfDay: timeOfDay - days * MICROS_PER_DAY };
  const day = new Date(Date.UTC(date.year, date.month - 1, date.day + days));
  return {
    ...stamp,
    timeOfDay: timeOfDay - days * MICROS_PER_DAY,
    date: { year: day.getUTCFullYear(), month: day.getUTCMonth() + 1, day: day.getUTCDate() },
  };
}
