import type { SourceReport } from '../core/analysis.js';
import { hasUsualPause, minGap } from '../license/usual-pause.js';
import { onReference } from './alignment.js';
import { instantOf } from './dating.js';
import type { PlacedSource } from './timeline.js';

/**
 * Silences of a source far longer than usual: a service was down, or a part of the log is missing. Within a gap the
 * source proves no absence.
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
  const minPause = minGap(last.at - first.at - silent, reading.records);
  return silences
    .filter(({ from, to }) => to - from >= minPause)
    .map(({ from, to }) => ({ from: onReference(alignment, from), to: onReference(alignment, to) }));
}
