import type { Micros } from '../core/time.js';
import type { Aligned } from './align.js';
import type { Alignment } from './alignment.js';
import type { Clock } from './clocks.js';

/**
 * Puts all on the clock of the host where packets were captured: a capture's stamps come from one kernel, and every host
 * that it shows can be held against it. Without a tied capture that has dates, the reference stays as it was.
 */
export function onCapture(
  clocks: readonly Clock[],
  aligned: Aligned,
  before: Clock | undefined,
): { readonly aligned: Aligned; readonly reference: Clock | undefined } {
  const capture = clocks.find((clock) => isCapture(clock) && !clock.dateless && steadyOffset(clock, aligned) !== null);
  const offset = capture === undefined ? null : steadyOffset(capture, aligned);
  if (capture === undefined || offset === null || offset === 0) return { aligned, reference: before };
  const alignments = new Map([...aligned.alignments].map(([path, known]) => [path, moved(known, offset)]));
  return { aligned: { ...aligned, alignments }, reference: capture };
}

const isCapture = ({ sources }: Clock): boolean => sources.some(({ role }) => role === 'capture');

/** A clock that drifts is no reference. */
function steadyOffset({ sources }: Clock, { alignments }: Aligned): Micros | null {
  const own = alignments.get(sources[0]?.path ?? '');
  return own === undefined || own.rate !== null ? null : own.offset;
}

function moved(known: Alignment, by: Micros): Alignment {
  if (known.offset === null) return known;
  const rate = known.rate === null ? null : { ...known.rate, at: known.rate.at + by };
  return { ...known, offset: known.offset - by, rate };
}
