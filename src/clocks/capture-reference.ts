import type { Micros } from '../core/time.js';
import type { Alignment } from './alignment.js';
import { isCapture, type Clock, type TiedClock } from './clocks.js';

/**
 * Puts all on the clock of the host where packets were captured: a capture's stamps come from one kernel, and every host
 * that it shows can be held against it. Without a tied capture that has dates, the reference stays as it was.
 */
export function onCapture(
  clocks: readonly TiedClock[],
  before: Clock | undefined,
): { readonly clocks: readonly TiedClock[]; readonly reference: Clock | undefined } {
  const capture = clocks.find((clock) => isCapture(clock) && !clock.dateless && steadyOffset(clock) !== null);
  const offset = capture === undefined ? null : steadyOffset(capture);
  if (capture === undefined || offset === null || offset === 0) return { clocks, reference: before };
  const onIt = clocks.map((clock) => ({ ...clock, alignment: moved(clock.alignment, offset) }));
  return { clocks: onIt, reference: capture };
}

/** A clock that drifts is no reference. */
function steadyOffset({ alignment }: TiedClock): Micros | null {
  return alignment.rate === null ? alignment.offset : null;
}

function moved(known: Alignment, by: Micros): Alignment {
  if (known.offset === null) return known;
  const rate = known.rate === null ? null : { ...known.rate, at: known.rate.at + by };
  return { ...known, offset: known.offset - by, rate };
}
