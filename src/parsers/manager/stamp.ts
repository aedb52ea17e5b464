import { MICROS_PER_SECOND, monthNumber, type Stamp } from '../../core/time.js';
import { zoneMark } from '../stamps/zone-mark.js';
import { grammar } from '../../text/grammar.js';

/**
 * `dd-MMM-yyyy HH:mm:ss,SSS z`, the stamp of the manager's own logs, with one or two digits of day and a month of any
 * length. A tool's copy may lack the year or use a 12-hour clock.
 */
const STAMP = grammar(
  String.raw`^ (?<day>\d{1,2}) - (?<month>[A-Za-z]{3,9})\.? (?: - (?<year>\d{4}) )? \ +
     (?<hour>\d{2}) : (?<minute>\d{2}) : (?<second>\d{2}) [,.] (?<millis>\d{3}) (?: \ +(?<half>[AaPp][Mm])\b )?
     (?: \ + (?<zone> {{offset}} | {{abbreviation}} ) )?`,
  {
    offset: String.raw`(?:GMT|UTC)?[+-]\d{2}:?\d{2}`,
    abbreviation: String.raw`(?!(?:TRACE|DEBUG|INFO|WARN|ERROR|FATAL)\b)[A-Z]{1,5}`,
  },
);

/** A stamp without its seconds: what stands before and after them, with the time of day that it begins at. */
interface Minute {
  readonly head: string;
  readonly tail: string;
  readonly stamp: Stamp;
  readonly begin: number;
}

let lastMinute: Minute | null = null;

/** Reads the stamp at the begin of a line; null if there is none. Only the seconds of a minute differ. */
export function managerStamp(text: string): Stamp | null {
  const known = lastMinute === null ? null : inMinute(text, lastMinute);
  if (known !== null) return known;
  const stamp = anyStamp(text);
  lastMinute = stamp === null ? lastMinute : minuteOf(text, stamp);
  return stamp;
}

/** Digits of seconds, a sign, and digits of milliseconds. */
const SECONDS = /^(\d{2})[,.](\d{3})$/;
const SECONDS_LENGTH = 6;

function inMinute(text: string, { head, tail, stamp, begin }: Minute): Stamp | null {
  const end = head.length + SECONDS_LENGTH;
  if (!text.startsWith(tail, end) || !text.startsWith(head)) return null;
  const found = SECONDS.exec(text.slice(head.length, end));
  if (found === null) return null;
  return {
    text: text.slice(0, stamp.text.length),
    date: stamp.date,
    timeOfDay: begin + Number(found[1]) * MICROS_PER_SECOND + Number(found[2]) * 1000,
    step: 1000,
    zone: stamp.zone,
    lap: 0,
  };
}

/** Null without a zone before a blank: then another line could have more after its time. */
function minuteOf(text: string, stamp: Stamp): Minute | null {
  const seconds = stamp.text.search(/\d{2}[,.]\d{3}/);
  if (stamp.zone === null || text.charAt(stamp.text.length) !== ' ') return null;
  const shown = Number(stamp.text.slice(seconds, seconds + 2)) * MICROS_PER_SECOND;
  return {
    head: stamp.text.slice(0, seconds),
    tail: `${stamp.text.slice(seconds + SECONDS_LENGTH)} `,
    stamp,
    begin: stamp.timeOfDay - shown - (stamp.timeOfDay % MICROS_PER_SECOND),
  };
}

function anyStamp(text: string): Stamp | null {
  const found = STAMP(text);
  if (found === null) return null;
  const month = monthNumber(found['month'] ?? '');
  if (month === null) return null;
  const seconds =
    hourOf(Number(found['hour']), found['half']) * 3600 + Number(found['minute']) * 60 + Number(found['second']);
  return {
    text: text.slice(0, stampLength(text, found['zone'] ?? found['half'])),
    date: { year: found['year'] === undefined ? null : Number(found['year']), month, day: Number(found['day']) },
    timeOfDay: seconds * MICROS_PER_SECOND + Number(found['millis']) * 1000,
    step: 1000,
    zone: zoneMark(found['zone']),
    lap: 0,
  };
}

/** 12 AM is hour 0, 12 PM hour 12; an hour above 12 is on a 24-hour clock, whatever follows. */
function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined || hour > 12) return hour;
  return (hour % 12) + (half.toUpperCase() === 'PM' ? 12 : 0);
}

/** Length with what follows the time, if anything. */
function stampLength(text: string, zone: string | undefined): number {
  const time = text.search(/[,.]\d{3}/) + 4;
  return zone === undefined ? time : text.indexOf(zone, time) + zone.length;
}
