import type { Level, Result } from './judge-run.js';

/** A run with what came of it. */
export interface Run {
  /** Id of its transformation. */
  readonly row: string;
  readonly id: string;
  /** The result, or why the transformation was left out. */
  readonly result: Result | string;
}

/** One row of the table. */
export interface Counts {
  readonly row: string;
  readonly runs: number;
  readonly levels: Readonly<Record<Level, number>>;
  readonly healthyOverFailure: number;
  readonly joined: number;
  readonly pairs: number;
  readonly decided: number;
  /** Median of half the width of decided pairs, seconds; null without one. */
  readonly plusMinus: number | null;
  readonly outside: number;
  /** Bundles that it was left out for, by reason. */
  readonly leftOut: ReadonlyMap<string, number>;
}

/** Counts by transformation, in the order of the runs. */
export function countsOf(runs: readonly Run[]): readonly Counts[] {
  return [...new Set(runs.map(({ row }) => row))].map((row) =>
    rowOf(
      row,
      runs.filter((run) => run.row === row),
    ),
  );
}

function rowOf(row: string, runs: readonly Run[]): Counts {
  const results = runs.map(({ result }) => result).filter((result) => typeof result !== 'string');
  const clocks = results.flatMap((result) => result.clocks);
  const decided = clocks.filter(({ ours }) => ours !== null);
  const leftOut = new Map<string, number>();
  for (const { result } of runs) {
    if (typeof result === 'string') leftOut.set(result, (leftOut.get(result) ?? 0) + 1);
  }
  const at = (level: Level): number => results.filter((result) => result.level === level).length;
  return {
    row,
    runs: results.length,
    levels: {
      right: at('right'),
      'right-possible': at('right-possible'),
      lower: at('lower'),
      'wrong-likely': at('wrong-likely'),
      'wrong-confirmed': at('wrong-confirmed'),
      error: at('error'),
    },
    healthyOverFailure: results.filter(({ isHealthyOverFailure }) => isHealthyOverFailure).length,
    joined: results.filter(({ joined }) => joined.length > 0).length,
    pairs: clocks.length,
    decided: decided.length,
    plusMinus: median(decided.flatMap(({ ours }) => (ours === null ? [] : [ours.plusMinus]))),
    outside: decided.filter(({ contained }) => !contained).length,
    leftOut,
  };
}

function median(numbers: readonly number[]): number | null {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? null;
}

/** True if nothing dangerous came out: no wrong cause confirmed, no health over a failure, no false join or clock. */
export const isSafe = (rows: readonly Counts[]): boolean =>
  rows.every(
    ({ levels, healthyOverFailure, joined, outside }) =>
      levels['wrong-confirmed'] + levels.error + healthyOverFailure + joined + outside === 0,
  );
