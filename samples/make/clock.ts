import { DateTime } from 'luxon';

/** True time in milliseconds since 1970 UTC; each source writes it by its own clock. */
export type TrueTime = number;

/** A host's clock: its zone, the zone's printed label, and how far it is ahead of true time. */
export interface HostClock {
  readonly zone: string;
  /** For example `CET`; null if the format prints none. */
  readonly label: string | null;
  readonly aheadMs: number;
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** A clock's reading in the pieces that formats are made of, each padded. */
interface Reading {
  readonly year: string;
  readonly month: string;
  readonly monthName: string;
  readonly day: string;
  /** `11:17:01` */
  readonly time: string;
  readonly millis: string;
  /** `+0530` */
  readonly offset: string;
}

/** Cut out of the ISO text: luxon's `toFormat` asks Intl for every piece, and a log has thousands of stamps. */
function reading(clock: HostClock, at: TrueTime): Reading {
  const read = DateTime.fromMillis(Math.round(at) + clock.aheadMs, { zone: clock.zone });
  const iso = read.toISO({ format: 'extended', includeOffset: false }) ?? '';
  const offset = read.offset < 0 ? `-${pad(-read.offset)}` : `+${pad(read.offset)}`;
  return {
    year: iso.slice(0, 4),
    month: iso.slice(5, 7),
    monthName: MONTHS[read.month - 1] ?? '',
    day: iso.slice(8, 10),
    time: iso.slice(11, 19),
    millis: iso.slice(20, 23),
    offset,
  };
}

const pad = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}${String(minutes % 60).padStart(2, '0')}`;

/** `13-Jan-2023 17:29:02,775 IST` of vmanage-server.log; later releases spell the month out (`11-June-2026`). */
export function managerStamp(clock: HostClock, at: TrueTime, month: 'short' | 'full'): string {
  const { day, monthName, year, time, millis } = reading(clock, at);
  const name = month === 'full' ? monthName : monthName.slice(0, 3);
  return `${day}-${name}-${year} ${time},${millis} ${clock.label ?? clock.zone}`;
}

/** `Jan  3 11:17:01` of RFC 3164: no year, no zone, the day padded with a blank. */
export function syslogStamp(clock: HostClock, at: TrueTime): string {
  const { day, monthName, time } = reading(clock, at);
  return `${monthName.slice(0, 3)} ${day.replace(/^0/, ' ')} ${time}`;
}

/** `13/Jan/2023:11:17:01 +0000` of nginx's access log. */
export function accessStamp(clock: HostClock, at: TrueTime): string {
  const { day, monthName, year, time, offset } = reading(clock, at);
  return `${day}/${monthName.slice(0, 3)}/${year}:${time} ${offset}`;
}

/** `2023/01/13 11:17:01` of nginx's error log. */
export function errorLogStamp(clock: HostClock, at: TrueTime): string {
  const { year, month, day, time } = reading(clock, at);
  return `${year}/${month}/${day} ${time}`;
}

/** `13 Jan 2023 11:14:09.049` of Redis. */
export function redisStamp(clock: HostClock, at: TrueTime): string {
  const { day, monthName, year, time, millis } = reading(clock, at);
  return `${day} ${monthName.slice(0, 3)} ${year} ${time}.${millis}`;
}

/** `2023-01-13T11:14:09.049Z`, whatever the host's zone. */
export const utcStamp = (clock: HostClock, at: TrueTime): string =>
  new Date(Math.round(at) + clock.aheadMs).toISOString();

/** `17:29:03.079696` of tcpdump without `-t`; `at` may have fractions of a millisecond. */
export function captureStamp(clock: HostClock, at: TrueTime): string {
  const micros = Math.round(at * 1000) % 1000;
  const wholeMs = Math.floor(Math.round(at * 1000) / 1000);
  const { time, millis } = reading(clock, wholeMs);
  return `${time}.${millis}${String(micros).padStart(3, '0')}`;
}

/** `20230914-163657` in an admin-tech's name: the device's local time. */
export const archiveStamp = (clock: HostClock, at: TrueTime): string =>
  `${dateSuffix(clock, at)}-${reading(clock, at).time.replaceAll(':', '')}`;

/** `20230914`, logrotate's suffix. */
export function dateSuffix(clock: HostClock, at: TrueTime): string {
  const { year, month, day } = reading(clock, at);
  return `${year}${month}${day}`;
}
