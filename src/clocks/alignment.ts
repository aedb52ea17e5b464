import type { Anchor, ClockGrade } from '../core/analysis.js';
import type { Micros } from '../core/time.js';
import { driftingOffset, type Span } from './drift.js';
import { commonOffset, type Candidate, type Offset } from './offsets.js';

/** A clock's relation to the reference clock. */
export interface Alignment {
  /** The clock minus the reference clock, at the end if it drifts; null if they could not be tied. */
  readonly offset: Micros | null;
  readonly plusMinus: Micros | null;
  readonly grade: ClockGrade;
  readonly anchors: readonly Anchor[];
  /** Null for a constant offset. */
  readonly rate: Rate | null;
}

/** How an offset grows, and the reference time at which it has the stated value. */
export interface Rate {
  readonly ppm: number;
  readonly at: Micros;
}

/** A clock without a tie to the reference. */
export const UNTIED: Alignment = { offset: null, plusMinus: null, grade: 'none', anchors: [], rate: null };

const MILLION = 1_000_000;
/** A rate must explain this many more events than a constant offset. */
const MORE_BY_RATE = 2;

/**
 * The offset that most candidates agree on: constant, unless only a rate explains them; null if none is tight enough.
 */
export function tiedBy(candidates: readonly Candidate[], span: Span): Offset | null {
  const steady = commonOffset(candidates);
  const drifting = driftingOffset(candidates, span);
  const isBetter = drifting !== null && drifting.matched >= (steady?.matched ?? 0) + MORE_BY_RATE;
  const found = isBetter ? drifting : steady;
  return found === null || isTooWide(found) ? null : found;
}

/** A tie wider than the call plus both steps is no tie. */
function isTooWide({ low, high, maxHalfWidth, drift }: Offset): boolean {
  const widths = drift === null ? [high - low] : [drift.from, drift.to].map((one) => one.high - one.low);
  return maxHalfWidth === null || Math.max(...widths) / 2 > maxHalfWidth;
}

/** An offset for the report, without the part that was a wrong zone. */
export function alignmentOf(found: Offset, shift: Micros = 0): Alignment {
  const shared = { ...UNTIED, grade: found.votes >= 2 ? ('good' as const) : ('low' as const), anchors: found.anchors };
  if (found.drift !== null) return { ...shared, ...drifting(found.drift, shift) };
  const [low, high] = [found.low - shift, found.high - shift];
  // Most clocks are synchronised, so an offset of zero is preferred if it fits.
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
