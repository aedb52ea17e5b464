import { redated, shiftAt } from './dating.js';
import type { Clock } from './clocks.js';
import type { Micros } from '../core/time.js';
import { commonOffset, type Candidate, type Offset } from './offsets.js';
import { segmentsOf, stepsOf, type ClockStep } from './steps.js';

/** A clock whose sources are cut at its steps, and what the sizes of the steps add to the doubt of its tie, microseconds. */
export interface Measured {
  readonly clock: Clock;
  readonly doubt: Micros;
  /** The candidates, on the clock as it goes after its last step. */
  readonly candidates: readonly Candidate[];
}

/** Cuts the sources of a clock at those of its steps whose size its daemon states. */
export function withSegments(clock: Clock): Clock {
  return cutAt(clock, stepsOf(clock.sources).filter(isSized));
}

/**
 * What both sides of a step were tied by says how large it was, where no daemon did; where one offset ties both, the log
 * was put together from parts and its clock was not set. With one side tied, the times of the other stay open.
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
