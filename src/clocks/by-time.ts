import { firstAt } from '../core/first-at.js';
import type { Micros } from '../core/time.js';

/** A zone differs from another by a multiple of this (Nepal, Chatham Islands), up to 14 hours or so. */
const ZONE_STEP: Micros = 900_000_000;
const ZONE_STEPS = 4 * 14;

/** Items in order of time, for finding those that a clock's error of any likely kind brings near a moment. */
export class ByTime<T> {
  readonly #items: readonly T[];
  readonly #times: readonly Micros[];

  constructor(
    private readonly all: readonly T[],
    timeOf: (item: T) => Micros,
  ) {
    const timed = all.map((item) => ({ item, at: timeOf(item) })).sort((a, b) => a.at - b.at);
    this.#items = timed.map(({ item }) => item);
    this.#times = timed.map(({ at }) => at);
  }

  get size(): number {
    return this.all.length;
  }

  /**
   * All items if they are no more than `limit`; else the nearest ones, and the nearest one under each wrong zone, which
   * may be up to 112 more.
   */
  around(at: Micros, limit: number): readonly T[] {
    if (this.all.length <= limit) return this.all;
    const places = new Set<number>();
    const middle = this.#placeOf(at);
    const from = Math.min(Math.max(0, middle - (limit >> 1)), this.all.length - limit);
    for (let place = from; place < from + limit; place++) places.add(place);
    for (let step = -ZONE_STEPS; step <= ZONE_STEPS; step++) places.add(this.#nearest(at + step * ZONE_STEP));
    return [...places].sort((a, b) => a - b).flatMap((place) => this.#items[place] ?? []);
  }

  #nearest(at: Micros): number {
    const place = this.#placeOf(at);
    const [before, after] = [this.#times[place - 1], this.#times[place]];
    if (before === undefined) return place;
    return after === undefined || at - before < after - at ? place - 1 : place;
  }

  /** Place of the first item at this time or later. */
  #placeOf(at: Micros): number {
    return firstAt(this.#times.length, (place) => this.#times[place], at);
  }
}
