import type { SourceReport } from '../core/analysis.js';
import { hasUsualPause, leastGap } from '../license/usual-pause.js';
import { onReference } from './alignment.js';
import { instantOf } from './dating.js';
import type { PlacedSource } from './timeline.js';

/**
 * Where a source was silent far longer than it is otherwise: a service that was down, a part of a log that is missing.
 * What happened in a gap, the source cannot deny.
 */
export function gapsOf({ reading, dating, alignment }: PlacedSource): SourceReport['gaps'] {
  if (reading.silences === undefined || !hasUsualPause(reading.records)) return [];
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
  return silences
    .filter(({ from, to }) => to - from >= least)
    .map(({ from, to }) => ({ from: onReference(alignment, from), to: onReference(alignment, to) }));
}
