import type { SourceClock } from '../core/analysis.js';
import type { ReadSource } from '../core/source.js';
import type { Alignment } from './alignment.js';
import { instantOf, type Dating } from './dating.js';
import { commonTime } from './timeline.js';

/** The stretches between the steps of a source's clock, and one for all where it drifts; none where its offset stays. */
export function segmentReports(source: ReadSource, dating: Dating, alignment: Alignment): SourceClock['segments'] {
  const { offset, rate } = alignment;
  if (offset === null || (rate === null && dating.segments.length === 0)) return [];
  const segments = dating.segments.length === 0 ? [{ from: 0, shift: 0 }] : dating.segments;
  return segments.flatMap(({ from, shift }) => {
    const first = source.events.find(({ stamp, evidence: [{ number }] }) => stamp !== null && number >= from);
    const instant = first?.stamp == null ? null : instantOf(first.stamp, dating);
    if (first === undefined || instant === null || shift === null) return [];
    const at = commonTime(instant.at, first.evidence[0].number, dating, alignment);
    return at === null ? [] : [{ from: at, offset: offset - shift, driftPpm: rate?.ppm ?? 0 }];
  });
}
