import type { SourceClock } from '../core/analysis.js';
import type { TiedSource } from './clocks.js';
import { timeAt } from './timeline.js';

/** A source's clock in the report. */
export function clockReport(source: TiedSource): SourceClock {
  const { dating, alignment } = source;
  const { offset, plusMinus, grade, anchors } = alignment;
  return {
    zone: dating.zone,
    basis: dating.zoneBasis,
    from: dating.from,
    alternatives: dating.alternatives,
    year: dating.yearBasis,
    offset,
    plusMinus,
    grade,
    anchors,
    segments: segmentsOf(source),
  };
}

/** The segments between the steps of a source's clock, or a single one if it drifts; empty for a constant offset. */
function segmentsOf(source: TiedSource): SourceClock['segments'] {
  const { offset, rate } = source.alignment;
  const steps = source.dating.segments;
  if (offset === null || (rate === null && steps.length === 0)) return [];
  const segments = steps.length === 0 ? [{ from: 0, shift: 0 }] : steps;
  return segments.flatMap(({ from, shift }) => {
    const first = source.events.find(({ stamp, evidence: [{ number }] }) => stamp !== null && number >= from);
    if (first === undefined || shift === null) return [];
    const at = timeAt(source, first.stamp, first.evidence[0].number);
    return at === null ? [] : [{ from: at, offset: offset - shift, driftPpm: rate?.ppm ?? 0 }];
  });
}
