/** A bar that wants a row: where it begins and ends in the drawing. */
export interface Bar {
  readonly left: number;
  readonly right: number;
}

/** Rows of one lane; more of them make a page taller than a screen. */
const MAX_ROWS = 6;
/** Rows that the name and host of a source make room for. */
const MIN_ROWS = 2;
/** Between two bars of one row. */
const GAP = 2;

/**
 * Gives each bar, in the order of their begins, the first row that is free at its begin; a full lane starts over. What is
 * out of sight makes no lane higher: it takes the rows in turn, and comes apart when it is zoomed to.
 */
export function rowsOf(bars: readonly Bar[], sight: Bar): readonly number[] {
  const ends: number[] = [];
  let turn = 0;
  return bars.map(({ left, right }) => {
    if (right < sight.left || left > sight.right) return turn++ % Math.max(MIN_ROWS, ends.length);
    const free = ends.findIndex((end) => end + GAP <= left);
    const row = free >= 0 ? free : ends.length < MAX_ROWS ? ends.length : turn++ % MAX_ROWS;
    ends[row] = Math.max(ends[row] ?? 0, right);
    return row;
  });
}
