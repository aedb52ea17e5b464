import { redated, shiftAt } from './dating.js';
import type { Clock } from './clocks.js';
import type { Micros } from '../core/time.js';
import { commonOffset, type Candidate, type Offset } from './offsets.js';
import { segmentsOf, stepsOf, type ClockStep } from './steps.js';

/** A clock cut into segments at its steps, and the uncertainty that the steps' sizes add to its tie, microseconds. */
export interface Measured {
  readonly clock: Clock;
  readonly doubt: Micros;
  /** The candidates, on the clock after its last step. */
  readonly candidates: readonly Candidate[];
}

/** Cuts a clock's sources at steps with a size stated by its daemon. */
export function withSegments(clock: Clock): Clock {
  return cutAt(clock, stepsOf(clock.sources).filter(isSized));
}

/**
 * Measures a step without a stated size by the ties on both sides; if one offset ties both, the log was assembled from
 * parts and its clock was not set. With one side tied, the other's times stay open.
 */
export function withMeasuredSteps(clock: Clock, candidates: readonly Candidate[]): Measured {
  const steps = stepsOf(clock.sources);
  if (steps.every(isSized)) return { clock, doubt: 0, candidates };
  const measured = steps.map((step) => (isSized(step) ? { step, doubt: 0 } : measure(step, candidates)));
  const cut = cutAt(
    clock,
    measured.map(({ step }) => step),
  );
  return {
    clock: cut,
    doubt: Math.max(...measured.map(({ doubt }) => doubt)),
    candidates: candidates.map((candidate) => shifted(candidate, clock, cut)),
  };
}

function shifted(candidate: Candidate, before: Clock, after: Clock): Candidate {
  const { source, number } = candidate.b[0];
  const shiftIn = ({ sources }: Clock): Micros => {
    const own = sources.find(({ path }) => path === source);
    return own === undefined ? 0 : (shiftAt(own.dating, number) ?? 0);
  };
  const by = shiftIn(after) - shiftIn(before);
  return { ...candidate, low: candidate.low + by, high: candidate.high + by };
}

const isSized = ({ size }: ClockStep): boolean => size !== null;

function measure(
  step: ClockStep,
  candidates: readonly Candidate[],
): { readonly step: ClockStep; readonly doubt: Micros } {
  const isAfter = ({ b: [{ source, number }] }: Candidate): boolean => source === step.source && number >= step.line;
  const before = commonOffset(candidates.filter((one) => !isAfter(one)));
  const after = commonOffset(candidates.filter(isAfter));
  if (before === null || after === null) {
    const open = step.isPart === true ? { size: 0 } : { isTiedBefore: before !== null };
    return { step: { ...step, ...open }, doubt: 0 };
  }
  if (before.low <= after.high && after.low <= before.high) return { step: { ...step, size: 0 }, doubt: 0 };
  const doubt = Math.ceil((before.high - before.low + after.high - after.low) / 2);
  return { step: { ...step, size: middle(after) - middle(before) }, doubt };
}

const middle = ({ low, high }: Offset): number => Math.round((low + high) / 2);

function cutAt(clock: Clock, steps: readonly ClockStep[]): Clock {
  if (steps.length === 0) return clock;
  const sources = clock.sources.map((source) => redated(source, { segments: segmentsOf(source, steps) }));
  return { ...clock, sources };
}
