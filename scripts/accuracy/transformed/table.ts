import type { Counts } from './counts.js';

const COLUMNS: readonly (readonly [head: string, cell: (row: Counts) => string])[] = [
  ['transformation', ({ row }) => row],
  ['runs', ({ runs }) => String(runs)],
  ['right', ({ levels }) => String(levels.right)],
  ['right at possible', ({ levels }) => String(levels['right-possible'])],
  ['lower', ({ levels }) => String(levels.lower)],
  ['wrong at likely', ({ levels }) => String(levels['wrong-likely'])],
  ['wrong at confirmed', ({ levels }) => String(levels['wrong-confirmed'])],
  ['error', ({ levels }) => String(levels.error)],
  ['healthy over a failure', ({ healthyOverFailure }) => String(healthyOverFailure)],
  ['two sites joined', ({ joined }) => String(joined)],
  ['clock pairs decided', ({ decided, pairs }) => `${String(decided)} of ${String(pairs)}`],
  ['median ±', ({ plusMinus }) => (plusMinus === null ? '-' : plusMinus.toFixed(2))],
  ['outside ±', ({ outside }) => String(outside)],
  ['left out', ({ leftOut }) => String([...leftOut.values()].reduce((sum, count) => sum + count, 0))],
];

/** The table, a row a transformation, and below it why some were left out for some bundles. */
export function tableOf(rows: readonly Counts[]): string {
  const cells = [COLUMNS.map(([head]) => head), ...rows.map((row) => COLUMNS.map(([, cell]) => cell(row)))];
  const widths = COLUMNS.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const pad = (cell: string, column: number): string =>
    column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
  const lines = cells.map((row) => row.map(pad).join('  ').trimEnd());
  const leftOut = rows.flatMap(({ row, leftOut: reasons }) =>
    [...reasons].map(([reason, count]) => `${row}: left out for ${String(count)}, ${reason}`),
  );
  return [...lines, '', ...leftOut].join('\n').trimEnd();
}
