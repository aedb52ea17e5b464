/** The bytes seen of one direction, as a bounded list of ranges. */
export interface ReceivedRanges {
  /** Notes bytes from `from` up to, but not including, `to`; positions only grow. */
  add(from: number, to: number): void;
  /** Sets the begin of the direction if it is known. */
  beginAt(position: number): void;
  /** Number of bytes below the highest seen that were never seen. */
  missing(): number;
}

/** Ranges kept; with more holes than this, the first two are merged. */
const MAX_RANGES = 64;

/** Empty ranges; the first range sets the begin of the stream. */
export function receivedRanges(): ReceivedRanges {
  let ranges: [from: number, to: number][] = [];
  return {
    beginAt(position) {
      if (ranges.length === 0) ranges = [[position, position]];
    },
    add(from, to) {
      if (to <= from) return;
      const last = ranges.at(-1);
      if (last !== undefined && from >= last[0] && from <= last[1]) {
        last[1] = Math.max(last[1], to);
        return;
      }
      ranges = merge([...ranges, [from, to]]);
      if (ranges.length > MAX_RANGES) ranges = merge([[ranges[0]?.[0] ?? 0, ranges[1]?.[1] ?? 0], ...ranges.slice(2)]);
    },
    missing() {
      return ranges.slice(1).reduce((sum, [from], at) => sum + from - (ranges[at]?.[1] ?? from), 0);
    },
  };
}

function merge(ranges: readonly [number, number][]): [number, number][] {
  const ordered = [...ranges].sort(([a], [b]) => a - b);
  const merged: [number, number][] = [];
  for (const [from, to] of ordered) {
    const last = merged.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}
