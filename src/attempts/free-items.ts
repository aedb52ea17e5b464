import { firstAt } from '../core/first-at.js';
import { groupBy } from '../core/group-by.js';
import type { Micros } from '../core/time.js';

/** An item's source and its bounds in time. */
interface Span {
  readonly source: string;
  readonly from: Micros;
  readonly to: Micros;
}

interface Placed<T> extends Span {
  readonly item: T;
  readonly order: number;
}

/** The items of one source in order of time. */
interface Series<T> {
  readonly items: readonly Placed<T>[];
  readonly widest: Micros;
}

/** Requests or flows that no attempt has taken yet, found by time. */
export class FreeItems<T> {
  readonly #series: ReadonlyMap<string, Series<T>>;
  readonly #free: Set<T>;

  /** An item without a time (`spanOf` gives null) is never found by one. */
  constructor(items: readonly T[], spanOf: (item: T) => Span | null) {
    this.#free = new Set(items);
    const placed = items.flatMap((item, order): readonly Placed<T>[] => {
      const span = spanOf(item);
      return span === null ? [] : [{ item, order, ...span }];
    });
    const series = groupBy(placed, ({ source }) => source);
    this.#series = new Map([...series].map(([source, own]) => [source, inOrder(own)]));
  }

  /** Free items between two times, with the slack of each source's clock (null: never), in their own order. */
  between(from: Micros, to: Micros, slackOf: (source: string) => Micros | null): readonly T[] {
    return [...this.#series]
      .flatMap(([source, series]) => {
        const slack = slackOf(source);
        return slack === null ? [] : this.#among(series, from - slack, to + slack);
      })
      .sort((a, b) => a.order - b.order)
      .map(({ item }) => item);
  }

  take(item: T): void {
    this.#free.delete(item);
  }

  /** What nobody took, in its own order. */
  rest(): ReadonlySet<T> {
    return this.#free;
  }

  #among({ items, widest }: Series<T>, from: Micros, to: Micros): readonly Placed<T>[] {
    const found: Placed<T>[] = [];
    for (
      let index = firstAt(items.length, (place) => items[place]?.from, from - widest);
      index < items.length;
      index++
    ) {
      const one = items[index];
      if (one === undefined || one.from > to) break;
      if (one.to >= from && this.#free.has(one.item)) found.push(one);
    }
    return found;
  }
}

function inOrder<T>(items: readonly Placed<T>[]): Series<T> {
  const widest = items.reduce((most, { from, to }) => Math.max(most, to - from), 0);
  return { items: [...items].sort((a, b) => a.from - b.from), widest };
}
