/** Syncs as manager and license server log them, at any time and in any zone, with clocks that may be wrong. */
import type { Micros } from '../../src/core/time.js';
import { isoUtc } from '../../src/core/time.js';
import { accessLine, managerLine, syslogLine } from './lines.js';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const MINUTE = 60_000_000;

export interface Clock {
  /** Minutes east of UTC in which the source writes. */
  readonly east?: number;
  /** What the manager prints for its zone. */
  readonly zone?: string;
  /** How far the clock is ahead, microseconds. */
  readonly ahead?: Micros;
}

interface Parts {
  readonly year: string;
  readonly month: string;
  readonly day: string;
  readonly time: string;
  readonly millis: string;
}

function partsOf(at: Micros, { east = 0, ahead = 0 }: Clock): Parts {
  const [date = '', clock = ''] = isoUtc(at + east * MINUTE + ahead).split('T');
  const [year = '', month = '', day = ''] = date.split('-');
  return { year, month: MONTHS[Number(month) - 1] ?? '', day, time: clock.slice(0, 8), millis: clock.slice(9, 12) };
}

function managerTime(at: Micros, clock: Clock): string {
  const { year, month, day, time, millis } = partsOf(at, clock);
  return `${day}-${month}-${year} ${time},${millis}`;
}

/** RFC 3164: a blank before a day of one digit. */
export function syslogTime(at: Micros, clock: Clock): string {
  const { month, day, time } = partsOf(at, clock);
  return `${month} ${day.replace(/^0/, ' ')} ${time}`;
}

function accessTime(at: Micros, clock: Clock): string {
  const { year, month, day, time } = partsOf(at, clock);
  const east = clock.east ?? 0;
  const size = Math.abs(east);
  const zone = `${String(Math.floor(size / 60)).padStart(2, '0')}${String(size % 60).padStart(2, '0')}`;
  return `${day}/${month}/${year}:${time} ${east < 0 ? '-' : '+'}${zone}`;
}

/** Lines of the manager over one token call that takes 300 ms; its answer is the last one's. */
export function managerSync(at: Micros, answer: string | null, clock: Clock = {}): readonly string[] {
  const line = (after: Micros, message: string, level = 'INFO', logger = 'SmartLicensingUtil'): string =>
    managerLine(message, { time: managerTime(at + after, clock), zone: clock.zone ?? 'UTC', level, logger });
  const failed = answer === null ? [] : [line(300_000, `Call failed: ${answer}`, 'ERROR', 'RestAPIClient')];
  return [
    line(0, 'POST https://ssm.example:8443/oauth/token with grant_type=password'),
    ...failed,
    ...(answer === null ? [line(300_000, 'Token is held')] : []),
  ];
}

/** Lines of the license server over the same call: the application's and the gateway's, at its end. */
export function serverSync(at: Micros, status: number, clock: Clock = {}, outer: Clock = clock): readonly string[] {
  const ended = at + 250_000;
  const time = syslogTime(ended, outer);
  return [
    syslogLine(
      `method=POST path=/oauth/token format=json controller=Tokens action=create status=${status} duration=9.10`,
      time,
    ),
    syslogLine(accessLine('POST /oauth/token', status, accessTime(ended, clock)), time, '2f2cfc15d269'),
  ];
}

/** A text file in memory. */
export interface TextFile {
  readonly path: string;
  readonly content: string;
}

export function file(path: string, ...lines: readonly (readonly string[])[]): TextFile {
  return { path, content: `${lines.flat().join('\n')}\n` };
}
