import { MICROS_PER_SECOND, monthNumber, type Stamp } from '../../core/time.js';
import { secondsAt } from '../stamps/digits.js';
import { stampOf } from '../stamps/written.js';
import type { TaggedText, Tags } from './tag.js';

/**
 * `Mmm dd hh:mm:ss`; a copy may lack the second blank before a one-digit day; a device may add the year, journalctl
 * microseconds.
 */
const STAMP = /^([A-Za-z]{3}) {1,2}(\d{1,2}) (?:(\d{4}) )?(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,6}))?(?=:? |$)/;
/** A plain stamp has 15 characters, then a blank. */
const PLAIN_LENGTH = 15;
const BLANK = 0x20;
const SECONDS_PER_DAY = 86_400;
/** Place of its time, and the digit that no minute begins with, and no second but a leap second. */
const TIME_AT = 7;
const SIX = 0x36;

/** Reads the stamps of RFC 3164 (section 4.1.2: no year, no zone), one parse per second of log. */
export class Rfc3164Stamps {
  private cachedText = '';
  private cached: Stamp | null = null;
  private lastMonth = 0;
  private lastDay = 0;
  private lap = 0;

  /** The stamp at the begin of a line; null if there is none. */
  read(line: string): Stamp | null {
    // Longer forms have a digit, a point or a letter of the host here.
    if (line.charCodeAt(PLAIN_LENGTH) !== BLANK) return this.parse(line);
    const text = line.slice(0, PLAIN_LENGTH);
    if (text === this.cachedText) return this.cached;
    const next = this.laterOfDay(text) ?? this.parse(line);
    this.cachedText = text;
    this.cached = next;
    return next;
  }

  /** A stamp of the day of the last one, by arithmetic; null if it is none, or has no time of day. */
  private laterOfDay(text: string): Stamp | null {
    const date = this.cached?.text === this.cachedText ? this.cached.date : null;
    if (date === null || !text.startsWith(this.cachedText.slice(0, TIME_AT))) return null;
    const seconds = secondsAt(text, TIME_AT);
    const isTime =
      seconds < SECONDS_PER_DAY && text.charCodeAt(TIME_AT + 3) < SIX && text.charCodeAt(TIME_AT + 6) < SIX;
    if (!isTime) return null;
    const lap = this.lapOf(date.month, date.day);
    return { text, date, timeOfDay: seconds * MICROS_PER_SECOND, step: MICROS_PER_SECOND, zone: null, lap };
  }

  private parse(line: string): Stamp | null {
    const found = STAMP.exec(line);
    const month = found === null ? null : monthNumber(found[1] ?? '');
    if (found === null || month === null) return null;
    const [text, , day, year, hour, minute, second, fraction] = found;
    return stampOf({
      text,
      date: { year: year === undefined ? null : Number(year), month, day: Number(day) },
      hour,
      minute,
      second,
      fraction,
      lap: year === undefined ? this.lapOf(month, Number(day)) : 0,
    });
  }

  /** New Year: the month falls by more than half a year. Lines of several writers may be out of order around it. */
  private lapOf(month: number, day: number): number {
    const isLate = this.lastMonth === 1 && this.lastDay <= 2 && month === 12 && day >= 30;
    if (isLate) return this.lap - 1;
    if (this.lastMonth - month > 6) this.lap++;
    this.lastMonth = month;
    this.lastDay = day;
    return this.lap;
  }
}

/** `host tag[pid]: message` after the stamp; null if the line ends there. */
export function syslogHeader(line: string, stamp: Stamp, tags: Tags): TaggedText | null {
  const colon = line[stamp.text.length] === ':' ? 1 : 0;
  const rest = line.slice(stamp.text.length + colon + 1);
  return rest === '' ? null : tags.read(rest);
}
