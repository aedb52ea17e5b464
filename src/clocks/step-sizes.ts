import { shiftAt, type Dating } from './dating.js';
import type { Clock } from './clocks.js';
import type { Micros } from '../core/time.js';
import { commonOffset, type Candidate, type Offset } from './offsets.js';
import { segmentsOf, stepsOf, type ClockStep } from './steps.js';

/** Datings cut at the steps of a clock, and what the sizes of the steps add to the doubt of its tie, microseconds. */
export interface Measured {
  readonly datings: ReadonlyMap<string, Dating>;
  readonly doubt: Micros;
  /** The candidates, on the clock as it goes after its last step. */
  readonly candidates: readonly Candidate[];
}

/** Cuts every source at the steps of its clock whose size its daemon states. */
export function withSegments(
  clocks: readonly Clock[],
  datings: ReadonlyMap<string, Dating>,
): ReadonlyMap<string, Dating> {
  return clocks.reduce((all, clock) => cutAt(clock, stepsOf(clock.sources, all).filter(isSized), all), datings);
}

/**
 * What both sides of a step were tied by says how large it was, where no daemon did; where one offset ties both, the log
 * was put together from parts and its clock was not set. With one side tied, the times of the other stay open.
 */
export function withMeasuredSteps(
  clock: Clock,
  datings: ReadonlyMap<string, Dating>,
  candidates: readonly Candidate[],
): Measured {
  const steps = stepsOf(clock.sources, datings);
  if (steps.every(isSized)) return { datings, doubt: 0, candidates };
  const measured = steps.map((step) => (isSized(step) ? { step, doubt: 0 } : measure(step, candidates)));
  const cut = cutAt(
    clock,
    measured.map(({ step }) => step),
    datings,
  );
  return {
    datings: cut,
    doubt: Math.max(...measured.map(({ doubt }) => doubt)),
    candidates: candidates.map((candidate) => shifted(candidate, datings, cut)),
  };
}

function shifted(
  candidate: Candidate,
  before: ReadonlyMap<string, Dating>,
  after: ReadonlyMap<string, Dating>,
): Candidate {
  const { source, number } = candidate.b[0];
  const [old, cut] = [before.get(source), after.get(source)];
  const by = old === undefined || cut === undefined ? 0 : (shiftAt(cut, number) ?? 0) - (shiftAt(old, number) ?? 0);
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

function cutAt(
  clock: Clock,
  steps: readonly ClockStep[],
  datings: ReadonlyMap<string, Dating>,
): ReadonlyMap<string, Dating> {
  if (steps.length === 0) return datings;
  const cut = new Map(datings);
  for (const source of clock.sources) {
    const dating = datings.get(source.path);
    if (dating !== undefined) cut.set(source.path, { ...dating, segments: segmentsOf(source, dating, steps) });
  }
  return cut;
}
