import type { Anchor, ClockGrade } from '../core/analysis.js';
import type { Micros } from '../core/time.js';
import { driftingOffset, type Span } from './drift.js';
import { commonOffset, type Candidate, type Offset } from './offsets.js';

/** How a clock stands to the reference clock. */
export interface Alignment {
  /** The clock minus the reference clock, at the end where it drifts; null where they could not be tied. */
  readonly offset: Micros | null;
  readonly plusMinus: Micros | null;
  readonly grade: ClockGrade;
  readonly anchors: readonly Anchor[];
  /** Null where the offset stays the same. */
  readonly rate: Rate | null;
}

/** How an offset grows, and when, by the reference clock, it is the one that is stated. */
export interface Rate {
  readonly ppm: number;
  readonly at: Micros;
}

/** A clock that nothing ties to the reference. */
export const UNTIED: Alignment = { offset: null, plusMinus: null, grade: 'none', anchors: [], rate: null };

const MILLION = 1_000_000;
/** A rate is claimed only where it explains so many more happenings than one offset does. */
const MORE_BY_RATE = 2;

/** The offset by which most agree: one for all times, unless only a rate explains them; null where none ties closely enough. */
export function tiedBy(candidates: readonly Candidate[], span: Span): Offset | null {
  const steady = commonOffset(candidates);
  const drifting = driftingOffset(candidates, span);
  const isBetter = drifting !== null && drifting.matched >= (steady?.matched ?? 0) + MORE_BY_RATE;
  const found = isBetter ? drifting : steady;
  return found === null || isTooWide(found) ? null : found;
}

/** A tie whose doubt is larger than the call and both steps ties nothing. */
function isTooWide({ low, high, most, drift }: Offset): boolean {
  const widths = drift === null ? [high - low] : [drift.from, drift.to].map((one) => one.high - one.low);
  return most === null || Math.max(...widths) / 2 > most;
}

/** An offset as it is reported, less what was its zone. */
export function alignmentOf(found: Offset, shift: Micros = 0): Alignment {
  const shared = { ...UNTIED, grade: found.votes >= 2 ? ('good' as const) : ('low' as const), anchors: found.anchors };
  if (found.drift !== null) return { ...shared, ...drifting(found.drift, shift) };
  const [low, high] = [found.low - shift, found.high - shift];
  // Clocks are mostly kept: where no difference explains all that was seen, none is claimed.
  const isOne = low <= 0 && high >= 0;
  return {
    ...shared,
    offset: isOne ? 0 : Math.round((low + high) / 2),
    plusMinus: isOne ? Math.max(-low, high) : Math.ceil((high - low) / 2),
  };
}

function drifting(
  { from, to }: NonNullable<Offset['drift']>,
  shift: Micros,
): Pick<Alignment, 'offset' | 'plusMinus' | 'rate'> {
  const [first, last] = [(from.low + from.high) / 2, (to.low + to.high) / 2];
  return {
    offset: Math.round(last) - shift,
    plusMinus: Math.ceil(Math.max(from.high - from.low, to.high - to.low) / 2) + 1,
    rate: { ppm: ((last - first) / Math.max(to.at - from.at, 1)) * MILLION, at: to.at },
  };
}

/** A time of a clock on the reference clock. */
export function onReference({ offset, rate }: Pick<Alignment, 'offset' | 'rate'>, local: Micros): Micros {
  const level = local - (offset ?? 0);
  if (rate === null) return level;
  // local = reference + offset + rate (reference - at), solved for the reference.
  const growth = rate.ppm / MILLION;
  return Math.round(rate.at + (level - rate.at) / (1 + growth));
}
