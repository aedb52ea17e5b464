import { MICROS_PER_DAY, monthNumber, type Stamp, type ZoneMark } from '../../core/time.js';
import type { PrintedLayers } from '../../dissect/printed-packet.js';
import { frameStamp } from '../../dissect/frame-stamp.js';

/** A packet's time in an export. */
export interface FrameTime {
  readonly stamp: Stamp;
  /** Null if no date is stated. */
  readonly seconds: number | null;
  readonly nanoseconds: number;
  readonly clock: PrintedLayers['clock'];
}

/** For a packet without a stated time. */
export const NO_TIME: FrameTime = {
  stamp: { text: '', date: null, timeOfDay: 0, step: 1, zone: null, lap: 0 },
  seconds: null,
  nanoseconds: 0,
  clock: 'none',
};

const EPOCH = /^(\d{9,11})(?:[.,](\d{1,9}))?$/;
const ELAPSED = /^(-?)(\d{1,8})[.,](\d{1,9})$/;
/** `-t ad`, `-t ud`, and ISO 8601, which 4.2 and later write for `frame.time`; an offset may follow. */
const DATED = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9}))?\s*(Z|[+-]\d\d:?\d\d|[A-Z][A-Za-z ]*)?$/;
const DAY_OF_YEAR = /^(\d{4})\/(\d{3}) (\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9}))?(Z)?$/;
/** `frame.time`: local time, with the C library's name of the zone (a long one on Windows). */
const ENGLISH = /^([A-Z][a-z]{2}) +(\d{1,2}), (\d{4}) (\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9}))?\s*(.*)$/s;
const OF_DAY = /^(\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9}))?(Z)?$/;

type Parts = readonly [hours: string | undefined, minutes: string | undefined, seconds: string | undefined];

/**
 * Reads a time in any form of `frame.time*` or of the Time column; null for other text. It does not count midnights.
 */
export function readFrameTime(text: string): FrameTime | null {
  const trimmed = text.trim();
  return (
    sinceEpoch(trimmed) ??
    dated(trimmed) ??
    dayOfYear(trimmed) ??
    english(trimmed) ??
    ofDay(trimmed) ??
    elapsed(trimmed)
  );
}

const nanosOf = (fraction: string | undefined): number => Number((fraction ?? '').padEnd(9, '0'));

function sinceEpoch(text: string): FrameTime | null {
  const match = EPOCH.exec(text);
  if (match === null) return null;
  return absolute(Number(match[1]), nanosOf(match[2]));
}

function absolute(seconds: number, nanoseconds: number): FrameTime {
  const step = nanoseconds % 1000 === 0 ? 1000 : 1;
  return { stamp: frameStamp(seconds, nanoseconds, step), seconds, nanoseconds, clock: 'day' };
}

function dated(text: string): FrameTime | null {
  const match = DATED.exec(text);
  if (match === null) return null;
  const [, year, month, day, hours, minutes, seconds, fraction, zone] = match;
  return civil(text, [Number(year), Number(month), Number(day)], [hours, minutes, seconds], fraction, zoneIn(zone));
}

function dayOfYear(text: string): FrameTime | null {
  const match = DAY_OF_YEAR.exec(text);
  if (match === null) return null;
  const [, year, ordinal, hours, minutes, seconds, fraction, zone] = match;
  const date = new Date(Date.UTC(Number(year), 0, Number(ordinal)));
  const day = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()] as const;
  return civil(text, day, [hours, minutes, seconds], fraction, zoneIn(zone));
}

function english(text: string): FrameTime | null {
  const match = ENGLISH.exec(text);
  if (match === null) return null;
  const [, name = '', day, year, hours, minutes, seconds, fraction, zone] = match;
  const month = monthNumber(name);
  if (month === null) return null;
  return civil(text, [Number(year), month, Number(day)], [hours, minutes, seconds], fraction, zoneIn(zone));
}

/** An offset, `UTC`, or an abbreviation; a long name (`India Standard Time`) gives its first letters. */
function zoneIn(text: string | undefined): ZoneMark {
  const zone = (text ?? '').trim();
  const offset = /^([+-])(\d\d):?(\d\d)$/.exec(zone);
  if (offset !== null) {
    const minutes = Number(offset[2]) * 60 + Number(offset[3]);
    return { offset: offset[1] === '-' ? -minutes : minutes };
  }
  if (/^(?:Z|UTC|GMT|Coordinated Universal Time)$/.test(zone)) return { offset: 0 };
  if (/^[A-Z]{2,5}$/.test(zone)) return { abbreviation: zone };
  const initials = zone.split(' ').map((word) => word[0] ?? '');
  return initials.length > 1 ? { abbreviation: initials.join('') } : null;
}

function civil(
  text: string,
  [year, month, day]: readonly [number, number, number],
  clock: Parts,
  fraction: string | undefined,
  zone: ZoneMark,
): FrameTime {
  const secondOfDay = secondsOf(clock);
  const nanoseconds = nanosOf(fraction);
  const wall = Date.UTC(year, month - 1, day) / 1000 + secondOfDay;
  if (zone !== null && 'offset' in zone) return absolute(wall - zone.offset * 60, nanoseconds);
  const stamp: Stamp = {
    text,
    date: { year, month, day },
    timeOfDay: secondOfDay * 1_000_000 + Math.floor(nanoseconds / 1000),
    step: 1,
    zone,
    lap: 0,
  };
  return { stamp, seconds: wall, nanoseconds, clock: 'day' };
}

const secondsOf = ([hours, minutes, seconds]: Parts): number =>
  (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);

function ofDay(text: string): FrameTime | null {
  const match = OF_DAY.exec(text);
  if (match === null) return null;
  const [, hours, minutes, seconds, fraction, zone] = match;
  const nanoseconds = nanosOf(fraction);
  const timeOfDay = secondsOf([hours, minutes, seconds]) * 1_000_000 + Math.floor(nanoseconds / 1000);
  return {
    stamp: { text, date: null, timeOfDay, step: 1, zone: zoneIn(zone), lap: 0 },
    seconds: null,
    nanoseconds,
    clock: 'day',
  };
}

/** Seconds since the first packet or since the previous one; only the sequence shows which. */
function elapsed(text: string): FrameTime | null {
  const match = ELAPSED.exec(text);
  if (match === null) return null;
  const sign = match[1] === '-' ? -1 : 1;
  const nanoseconds = nanosOf(match[3]);
  return elapsedTime(text, sign * (Number(match[2]) * 1_000_000 + Math.floor(nanoseconds / 1000)));
}

/** A time since the first packet, in microseconds. */
export function elapsedTime(text: string, micros: number): FrameTime {
  const lap = Math.floor(micros / MICROS_PER_DAY);
  return {
    stamp: { text, date: null, timeOfDay: micros - lap * MICROS_PER_DAY, step: 1, zone: null, lap },
    seconds: null,
    nanoseconds: 0,
    clock: 'elapsed',
  };
}

/** Microseconds of an elapsed time. */
export const elapsedMicros = ({ stamp }: FrameTime): number => stamp.lap * MICROS_PER_DAY + stamp.timeOfDay;

/** Counts the midnights of stamps without a date, in file order. */
export function midnightCounter(): (time: FrameTime) => FrameTime {
  let lap = 0;
  let last: number | null = null;
  return (time) => {
    if (time.clock !== 'day' || time.stamp.date !== null) return time;
    const { timeOfDay } = time.stamp;
    // Packets may be out of order by milliseconds; only half a day back is a midnight.
    if (last !== null && timeOfDay < last - MICROS_PER_DAY / 2) lap += 1;
    last = timeOfDay;
    return { ...time, stamp: { ...time.stamp, lap } };
  };
}
