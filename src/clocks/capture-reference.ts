import type { Micros } from '../core/time.js';
import type { Alignment } from './alignment.js';
import { isCapture, type Clock, type TiedClock } from './clocks.js';

/**
 * Moves all clocks to the clock of the capturing host: a capture's stamps come from one kernel, and every captured host
 * can be compared with it. Without a tied capture with dates the reference stays.
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

/** Null for a drifting clock, which is no reference. */
function steadyOffset({ alignment }: TiedClock): Micros | null {
  return alignment.rate === null ? alignment.offset : null;
}

function moved(known: Alignment, by: Micros): Alignment {
  if (known.offset === null) return known;
  const rate = known.rate === null ? null : { ...known.rate, at: known.rate.at + by };
  return { ...known, offset: known.offset - by, rate };
}
