import { isoUtc, MICROS_PER_SECOND } from '../core/time.js';
import type { Micros } from '../core/time.js';

/** `2023-01-13`, in UTC. */
export function utcDay(at: Micros): string {
  return isoUtc(at).slice(0, 10);
}

/** `11:59:03.519`, in UTC. */
export function utcTime(at: Micros): string {
  return isoUtc(at).slice(11, 23);
}

/** `2023-01-13 11:59:03.519 UTC`, or that the time is unknown. */
export function utcMoment(at: Micros | null): string {
  return at === null ? 'time unknown' : `${utcDay(at)} ${utcTime(at)} UTC`;
}

/** `2023-01-13 11:59:02.590–11:59:05.030 UTC`; the day is repeated only if it changes. */
export function utcSpan(from: Micros | null, to: Micros | null): string {
  if (from === null || to === null || from === to) return utcMoment(from ?? to);
  const end = utcDay(from) === utcDay(to) ? utcTime(to) : `${utcDay(to)} ${utcTime(to)}`;
  return `${utcDay(from)} ${utcTime(from)}–${end} UTC`;
}

/** A length of time in its two largest useful units: `258 ms`, `1.1 s`, `42 min 1 s`, `3 h 5 min`. */
export function duration(length: Micros): string {
  const micros = Math.abs(length);
  if (micros < 1000) return `${String(Math.round(micros))} µs`;
  if (micros < MICROS_PER_SECOND) return `${decimal(micros / 1000)} ms`;
  const seconds = micros / MICROS_PER_SECOND;
  if (seconds < 60) return `${decimal(seconds)} s`;
  return twoUnits(Math.round(seconds));
}

function decimal(value: number): string {
  return String(value < 100 ? Math.round(value * 10) / 10 : Math.round(value));
}

function twoUnits(seconds: number): string {
  const units = [
    ['d', 86_400],
    ['h', 3600],
    ['min', 60],
    ['s', 1],
  ] as const;
  const first = units.findIndex(([, size]) => seconds >= size);
  let rest = seconds;
  return units
    .slice(first, first + 2)
    .map(([name, size]) => {
      const count = Math.floor(rest / size);
      rest -= count * size;
      return count === 0 ? '' : `${String(count)} ${name}`;
    })
    .filter((part) => part !== '')
    .join(' ');
}

/** A signed difference in seconds with six decimals; null stays null. */
export function inSeconds(micros: Micros | null): number | null {
  return micros === null ? null : micros / MICROS_PER_SECOND;
}
