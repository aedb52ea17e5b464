import { instantOf, type Dating } from './dating.js';
import type { SourceReport } from '../core/analysis.js';
import type { ReadSource } from '../core/source.js';
import { MICROS_PER_SECOND, type Micros } from '../core/time.js';

type Gap = SourceReport['gaps'][number];

/** A source that writes often and then nothing for so many times its usual pause has a gap. */
const UNUSUAL = 50;
const SHORTEST: Micros = 600 * MICROS_PER_SECOND;
/** Fewer records have no usual pause. */
const FEWEST_RECORDS = 20;

/** Pauses from which on a silence is a gap, for a source that writes so many records in so long; microseconds. */
export function leastGap(writing: Micros, records: number): Micros {
  return Math.max(SHORTEST, (UNUSUAL * Math.max(0, writing)) / records);
}

/** Whether a source wrote enough to have a usual pause. */
export function hasUsualPause(records: number): boolean {
  return records >= FEWEST_RECORDS;
}

/**
 * Where a source was silent far longer than it is otherwise: a service that was down, a part of a log that is missing.
 * `at` puts a source's own time on the common clock. What happened in a gap, the source cannot deny.
 */
export function gapsOf(
  { reading }: ReadSource,
  dating: Dating | undefined,
  at: (instant: Micros) => Micros,
): readonly Gap[] {
  if (dating === undefined || reading.silences === undefined || !hasUsualPause(reading.records)) return [];
  const [first, last] = [reading.first, reading.last].map((stamp) =>
    stamp === null ? null : instantOf(stamp, dating),
  );
  if (first == null || last == null) return [];
  const silences = reading.silences.flatMap(({ from, to }) => {
    const [begin, end] = [instantOf(from, dating), instantOf(to, dating)];
    return begin === null || end === null ? [] : [{ from: begin.at, to: end.at }];
  });
  const silent = silences.reduce((sum, { from, to }) => sum + (to - from), 0);
  const least = leastGap(last.at - first.at - silent, reading.records);
  return silences.filter(({ from, to }) => to - from >= least).map(({ from, to }) => ({ from: at(from), to: at(to) }));
}
