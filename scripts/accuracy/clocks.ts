import type { SourceReport } from '../../src/core/analysis.js';
import { MICROS_PER_SECOND } from '../../src/core/time.js';
import type { TrueSource, Truth } from './truth.js';

/** The difference of two sources' clocks in seconds, by us and by the answer key. */
export interface ClockPair {
  readonly a: string;
  readonly b: string;
  /** Null if we could not tie them. */
  readonly ours: { readonly difference: number; readonly plusMinus: number } | null;
  readonly truth: number;
  /** True if the true difference is within our bounds. */
  readonly contained: boolean;
}

/** Compares each pair of sources with clocks in the answer key. */
export function compareClocks(truth: Truth, sources: readonly SourceReport[]): readonly ClockPair[] {
  return truth.sources.flatMap((a, index) => truth.sources.slice(index + 1).map((b) => comparePair(a, b, sources)));
}

function comparePair(a: TrueSource, b: TrueSource, sources: readonly SourceReport[]): ClockPair {
  const [first, second] = [readingOf(a, sources), readingOf(b, sources)];
  const difference = a.offsetSeconds - b.offsetSeconds;
  const pair = { a: a.name, b: b.name, truth: difference };
  if (first === null || second === null) return { ...pair, ours: null, contained: false };
  const ours = { difference: first.offset - second.offset, plusMinus: first.plusMinus + second.plusMinus };
  // A hundredth of a second for the rounding of the answer key.
  const slack = 0.01 + a.slackSeconds + b.slackSeconds;
  return { ...pair, ours, contained: Math.abs(ours.difference - difference) <= ours.plusMinus + slack };
}

/** The clock of a source's first file that has one. */
function readingOf(
  { files }: TrueSource,
  sources: readonly SourceReport[],
): { readonly offset: number; readonly plusMinus: number } | null {
  for (const { path, clock } of sources) {
    if (!files.includes(path) || clock.offset === null) continue;
    return { offset: clock.offset / MICROS_PER_SECOND, plusMinus: (clock.plusMinus ?? 0) / MICROS_PER_SECOND };
  }
  return null;
}
