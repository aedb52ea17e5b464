import { isTooLarge, MOST_MEMORY, ratioOf, type Figure, type Series } from './figure.js';

const MB = 1e6;

/** A column is `L` or `R`, the side of its text, and a width; with one blank between them they fit into 80. */
type Column = readonly [side: 'L' | 'R', width: number];

const FIGURE: readonly Column[] = [
  ['L', 22],
  ['R', 7],
  ['R', 4],
  ['L', 15],
  ['R', 7],
  ['R', 6],
  ['R', 11],
];

const SERIES: readonly Column[] = [
  ['L', 11],
  ['R', 16],
  ['R', 7],
  ['R', 7],
  ['R', 7],
  ['R', 7],
  ['R', 7],
  ['R', 7],
];

function row(columns: readonly Column[], cells: readonly string[]): string {
  const placed = cells.map((cell, index) => {
    const [side, width] = columns[index] ?? ['L', 0];
    return side === 'R' ? cell.padStart(width) : cell.padEnd(width);
  });
  return placed.join(' ').trimEnd();
}

export const FIGURE_HEAD = row(FIGURE, ['figure', 'CPU s', 'MB', 'against', 'CPU s', 'ratio', 'goal']);

export function figureRow(figure: Figure): string {
  const { name, cost } = figure;
  const own = [name, cost.seconds.toFixed(3), megabytes(cost.memory)];
  const tooLarge = isTooLarge(figure) ? ['  memory MISSED'] : [];
  return [row(FIGURE, [...own, ...againstCells(figure)]), ...tooLarge].join('\n');
}

function againstCells(figure: Figure): readonly string[] {
  const { against } = figure;
  const ratio = ratioOf(figure);
  if (against === null) return [];
  const { label, seconds, most } = against;
  if (seconds === null || ratio === null) return [`SKIPPED, no ${label.split(' ')[0] ?? label}`];
  const goal = most === null ? '' : `${trimmed(most)} ${ratio <= most ? 'met' : 'MISSED'}`;
  return [label, seconds.toFixed(3), ratio.toFixed(2), goal];
}

/** The goal of memory over all figures. */
export function memoryRow(figures: readonly Figure[]): string {
  const most = Math.max(...figures.map(({ cost }) => cost.memory).filter((memory) => !Number.isNaN(memory)));
  return `most memory ${megabytes(most)} MB, goal ${megabytes(MOST_MEMORY)} ${most <= MOST_MEMORY ? 'met' : 'MISSED'}`;
}

const megabytes = (bytes: number): string => (Number.isFinite(bytes) ? (bytes / MB).toFixed(0) : '-');

const trimmed = (value: number): string => String(Number(value.toFixed(2)));

export const SERIES_HEAD = row(SERIES, ['scaling', 'sizes', 'CPU s', 'without', 'start-', 'up', '', 'time~n^']);

export function seriesRow({ name, sizes, seconds, exponent }: Series): string {
  const range = `${shortened(sizes[0])} to ${shortened(sizes.at(-1))}`;
  const slope = Number.isNaN(exponent) ? '-' : exponent.toFixed(2);
  return row(SERIES, [name, range, ...seconds.map((value) => value.toFixed(3)), slope]);
}

function shortened(size = 0): string {
  if (size >= MB) return `${trimmed(size / MB)}M`;
  return size >= 10_000 ? `${trimmed(size / 1000)}k` : String(Math.round(size));
}
