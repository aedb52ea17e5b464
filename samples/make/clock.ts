import { DateTime } from 'luxon';

/** Milliseconds since 1970 UTC, true time; each source writes it by its own clock. */
export type TrueTime = number;

/** A host's clock: the zone it writes in, the letters it prints for it, and how far it is ahead of true time. */
export interface HostClock {
  readonly zone: string;
  /** For example `CET`; null where the format prints none. */
  readonly label: string | null;
  readonly aheadMs: number;
}

const reading = (clock: HostClock, at: TrueTime): DateTime =>
  DateTime.fromMillis(Math.round(at) + clock.aheadMs, { zone: clock.zone, locale: 'en-GB' });

/** `13-Jan-2023 17:29:02,775 IST` of vmanage-server.log; later releases spell the month out (`11-June-2026`). */
export function managerStamp(clock: HostClock, at: TrueTime, month: 'short' | 'full'): string {
  const time = reading(clock, at);
  const name = month === 'full' ? time.monthLong : (time.monthLong ?? '').slice(0, 3);
  return `${time.toFormat('dd')}-${name ?? ''}-${time.toFormat('yyyy HH:mm:ss,SSS')} ${clock.label ?? clock.zone}`;
}

/** `Jan  3 11:17:01` of RFC 3164: no year, no zone, the day padded with a blank. */
export function syslogStamp(clock: HostClock, at: TrueTime): string {
  const time = reading(clock, at);
  return `${shortMonth(time)} ${String(time.day).padStart(2, ' ')} ${time.toFormat('HH:mm:ss')}`;
}

/** `13/Jan/2023:11:17:01 +0000` of nginx's access log. */
export function accessStamp(clock: HostClock, at: TrueTime): string {
  const time = reading(clock, at);
  return `${time.toFormat('dd')}/${shortMonth(time)}/${time.toFormat('yyyy:HH:mm:ss ZZZ')}`;
}

/** `2023/01/13 11:17:01` of nginx's error log. */
export const errorLogStamp = (clock: HostClock, at: TrueTime): string =>
  reading(clock, at).toFormat('yyyy/MM/dd HH:mm:ss');

/** `13 Jan 2023 11:14:09.049` of Redis. */
export function redisStamp(clock: HostClock, at: TrueTime): string {
  const time = reading(clock, at);
  return `${time.toFormat('dd')} ${shortMonth(time)} ${time.toFormat('yyyy HH:mm:ss.SSS')}`;
}

/** `2023-01-13T11:14:09.049Z`, whatever the host's zone. */
export const utcStamp = (clock: HostClock, at: TrueTime): string =>
  new Date(Math.round(at) + clock.aheadMs).toISOString();

/** `17:29:03.079696` as tcpdump prints it without `-t`; `at` may hold fractions of a millisecond. */
export function captureStamp(clock: HostClock, at: TrueTime): string {
  const micros = Math.round(at * 1000) % 1000;
  const wholeMs = Math.floor(Math.round(at * 1000) / 1000);
  return `${reading(clock, wholeMs).toFormat('HH:mm:ss.SSS')}${String(micros).padStart(3, '0')}`;
}

/** `20230914-163657` in an admin-tech's name: the device's local time. */
export const archiveStamp = (clock: HostClock, at: TrueTime): string => reading(clock, at).toFormat('yyyyMMdd-HHmmss');

/** `20230914`, the suffix that logrotate gives. */
export const dateSuffix = (clock: HostClock, at: TrueTime): string => reading(clock, at).toFormat('yyyyMMdd');

const shortMonth = (time: DateTime): string => (time.monthLong ?? '').slice(0, 3);
