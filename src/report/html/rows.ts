/** A bar to place in a row, by its begin and end in the drawing. */
export interface Bar {
  readonly left: number;
  readonly right: number;
}

/** Rows per lane; more would make the page taller than a screen. */
const MAX_ROWS = 6;
/** Rows next to a source's name and host. */
const MIN_ROWS = 2;
/** Gap between two bars of one row. */
const GAP = 2;

/**
 * Gives each bar, in order of begin, the first free row; a full lane starts over. Bars out of sight take the rows in
 * turn and add none; zooming separates them.
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
