import type { Dated } from '../core/event.js';
import { MICROS_PER_DAY, wallMicros, type Micros, type Stamp } from '../core/time.js';

/** Begin and end of an event, comparable within its source, also where no date is known; null without a time. */
export function writtenSpan({ at, endAt, stamp, end }: Dated): { readonly from: Micros; readonly to: Micros } | null {
  if (at !== null) return { from: at, to: Math.max(at, endAt ?? at) };
  const from = stamp === null ? null : written(stamp);
  return from === null ? null : { from, to: Math.max(from, (end === null ? null : written(end)) ?? from) };
}

/** A stamp without a date counts from its source's first midnight; one with a part of a date is not comparable. */
function written(stamp: Stamp): Micros | null {
  return stamp.date === null ? stamp.lap * MICROS_PER_DAY + stamp.timeOfDay : wallMicros(stamp);
}
