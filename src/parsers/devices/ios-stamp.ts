import { monthNumber, type Stamp } from '../../core/time.js';
import { stampOf } from '../stamps/written.js';
import { zoneMark } from '../stamps/zone-mark.js';

/**
 * `service timestamps log datetime`: `May  3 10:11:12.123`, with the year, the milliseconds and the zone as configured; `*`
 * before it says that the clock was never set, `.` that it lost its source.
 */
const STAMP =
  /[*.]?([A-Z][a-z]{2}) +(\d{1,2}) (?:(\d{4}) )?(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,6}))?(?: ([A-Z]{2,5}))?(?=: )/;

/** The stamp of a message of IOS; null if it has none. */
export function iosStamp(line: string): Stamp | null {
  const found = STAMP.exec(line);
  const month = monthNumber(found?.[1] ?? '');
  if (found === null || month === null) return null;
  const [text, , day, year, hour, minute, second, fraction, zone] = found;
  const date = { year: year === undefined ? null : Number(year), month, day: Number(day) };
  return stampOf({ text, date, hour, minute, second, fraction, zone: zoneMark(zone) });
}
