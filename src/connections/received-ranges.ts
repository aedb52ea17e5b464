type Range = [from: number, to: number];

/** Ranges kept; with more holes than this, the first two are merged. */
const MAX_RANGES = 64;

/** The bytes seen of one direction, as a bounded list of ranges; the first range sets the begin of the stream. */
export class ReceivedRanges {
  #ranges: Range[] = [];

  /** Sets the begin of the direction if it is known. */
  beginAt(position: number): void {
    if (this.#ranges.length === 0) this.#ranges = [[position, position]];
  }

  /** Notes bytes from `from` up to, but not including, `to`; positions only grow. */
  add(from: number, to: number): void {
    if (to <= from) return;
    const last = this.#ranges.at(-1);
    if (last !== undefined && from >= last[0] && from <= last[1]) {
      last[1] = Math.max(last[1], to);
      return;
    }
    const ranges = merge([...this.#ranges, [from, to]]);
    this.#ranges =
      ranges.length > MAX_RANGES ? merge([[ranges[0]?.[0] ?? 0, ranges[1]?.[1] ?? 0], ...ranges.slice(2)]) : ranges;
  }

  /** Number of bytes below the highest seen that were never seen; those up to `known` did arrive, the capture lacks them. */
  missing(known = 0): number {
    return this.#ranges.slice(1).reduce((sum, [from], at) => {
      const begin = Math.max(this.#ranges[at]?.[1] ?? from, known);
      return sum + Math.max(from - begin, 0);
    }, 0);
  }
}

function merge(ranges: readonly Range[]): Range[] {
  const ordered = [...ranges].sort(([a], [b]) => a - b);
  const merged: Range[] = [];
  for (const [from, to] of ordered) {
    const last = merged.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}
