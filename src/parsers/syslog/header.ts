import { MICROS_PER_SECOND, monthNumber, type Stamp } from '../../core/time.js';

/** The envelope of one syslog record. */
export interface SyslogHeader {
  readonly stamp: Stamp;
  readonly host: string;
  readonly program: string;
  readonly message: string;
}

/** Reads the stamps of RFC 3164 (section 4.1.2: no year, no zone), one parse a second of log. */
export class Rfc3164Stamps {
  private cachedText = '';
  private cached: Stamp | null = null;
  private lastMonth = 0;
  private lap = 0;

  /** The stamp in the first 15 characters; null where there is none. */
  read(line: string): Stamp | null {
    const text = line.slice(0, 15);
    if (text === this.cachedText) return this.cached;
    this.cachedText = text;
    this.cached = this.parse(text);
    return this.cached;
  }

  private parse(text: string): Stamp | null {
    // A copy may have lost the second of the two blanks before a one-digit day.
    const found = /^([A-Z][a-z]{2}) {1,2}(\d{1,2}) (\d{2}):(\d{2}):(\d{2})/.exec(text);
    const month = found === null ? null : monthNumber(found[1] ?? '');
    if (found === null || month === null) return null;
    // New Year: the month falls back by more than half a year; a few days back is an unsorted file.
    if (this.lastMonth - month > 6) this.lap++;
    this.lastMonth = month;
    const seconds = Number(found[3]) * 3600 + Number(found[4]) * 60 + Number(found[5]);
    return {
      text: found[0],
      date: { year: null, month, day: Number(found[2]) },
      timeOfDay: seconds * MICROS_PER_SECOND,
      step: MICROS_PER_SECOND,
      zone: null,
      lap: this.lap,
    };
  }
}

/** `host tag[pid]: message` behind the stamp; null where the line is cut before the tag ends. */
export function syslogHeader(line: string, stamp: Stamp): SyslogHeader | null {
  const hostStart = stamp.text.length + 1;
  const hostEnd = line.indexOf(' ', hostStart);
  if (hostEnd < 0) return null;
  const tagEnd = line.indexOf(': ', hostEnd);
  if (tagEnd < 0) return null;
  const tag = line.slice(hostEnd + 1, tagEnd);
  return {
    stamp,
    host: line.slice(hostStart, hostEnd),
    program: tag.replace(/\[\d+\]$/, ''),
    message: line.slice(tagEnd + 2),
  };
}
