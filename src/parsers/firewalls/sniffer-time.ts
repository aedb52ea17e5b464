import { MICROS_PER_DAY, MICROS_PER_SECOND, type Stamp } from '../../core/time.js';
import { stampOf } from '../stamps/written.js';

/** A packet's time, and the text after it. */
export interface SnifferTime {
  readonly stamp: Stamp;
  readonly clock: 'day' | 'elapsed';
  readonly rest: string;
}

/** Local time with the argument `l`, UTC with `a`. */
const DATED = /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)\.(\d{1,6}) +/;
/** Seconds since the sniffer began, without either. */
const ELAPSED = /^(\d{1,8})\.(\d{6}) +/;

/** The time at the begin of a sniffer's line; null if there is none. */
export function snifferTime(line: string, isUtc: boolean): SnifferTime | null {
  const dated = DATED.exec(line);
  if (dated !== null) {
    const [whole, year, month, day, hour, minute, second, fraction] = dated;
    const date = { year: Number(year), month: Number(month), day: Number(day) };
    const stamp = stampOf({ text: whole.trimEnd(), date, hour, minute, second, fraction });
    const zoned = stamp !== null && isUtc ? { ...stamp, zone: { offset: 0 } } : stamp;
    return zoned === null ? null : { stamp: zoned, clock: 'day', rest: line.slice(whole.length) };
  }
  const elapsed = ELAPSED.exec(line);
  if (elapsed === null) return null;
  const [whole, seconds, micros] = elapsed;
  const at = Number(seconds) * MICROS_PER_SECOND + Number(micros);
  const lap = Math.floor(at / MICROS_PER_DAY);
  const stamp: Stamp = { text: whole.trimEnd(), date: null, timeOfDay: at % MICROS_PER_DAY, step: 1, zone: null, lap };
  return { stamp, clock: 'elapsed', rest: line.slice(whole.length) };
}
