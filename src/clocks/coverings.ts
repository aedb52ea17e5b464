import { firstAt } from '../core/first-at.js';
import type { Micros } from '../core/time.js';

/** An interval of offsets, both ends included. */
interface Interval {
  readonly low: Micros;
  readonly high: Micros;
}

/** Finds the intervals that cover a point, in their own order, without going through all of them. */
export function coverings<I extends Interval>(intervals: readonly I[]): (point: Micros) => readonly I[] {
  const sorted = intervals
    .map((interval, order) => ({ interval, order }))
    .sort((a, b) => a.interval.low - b.interval.low);
  const lows = Float64Array.from(sorted, ({ interval }) => interval.low);
  const widest = intervals.reduce((most, { low, high }) => Math.max(most, high - low), 0);
  return (point) => {
    const inside: { readonly interval: I; readonly order: number }[] = [];
    // What begins more than the widest interval before the point ends before it.
    for (let index = firstAt(lows.length, (place) => lows[place], point - widest); index < sorted.length; index++) {
      const one = sorted[index];
      if (one === undefined || one.interval.low > point) break;
      if (one.interval.high >= point) inside.push(one);
    }
    return inside.sort((a, b) => a.order - b.order).map(({ interval }) => interval);
  };
}
