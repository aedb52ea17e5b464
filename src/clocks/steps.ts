import type { AnyEvent } from '../core/event.js';
import type { Evidence } from '../core/evidence.js';
import { MICROS_PER_SECOND, type Micros } from '../core/time.js';
import { instantOf, type DatedSource, type Dating, type Segment } from './dating.js';
import { offsetAt } from './offsets-of-zones.js';

/**
 * Smallest jump back that threads out of order do not explain; chronyd uses the same (sched.c, JUMP_DETECT_THRESHOLD).
 */
const JUMP = 10 * MICROS_PER_SECOND;
const HOUR = 3600 * MICROS_PER_SECOND;
/** Lines between ntpd's two lines about one step. */
const SAME_STEP = 3;

/** A step of a clock. */
export interface ClockStep {
  readonly source: string;
  /** The first line after it. */
  readonly line: number;
  /** Its time by that line's stamp. */
  readonly at: Micros;
  /** How far the clock was set forward; null if only the stamps show it. */
  readonly size: Micros | null;
  /** For a step of unknown size: true if the clock is tied before it, so that later times are open. */
  readonly isTiedBefore?: boolean;
  /** True if it goes back before all earlier lines, like an older part of a log after a newer one. */
  readonly isPart?: boolean;
  readonly evidence: Evidence;
}

interface Stamped {
  readonly event: AnyEvent;
  readonly line: number;
  readonly at: Micros;
}

/** The steps of one clock: those that its daemon measured, and backward jumps of a log's stamps. */
export function stepsOf(sources: readonly DatedSource[]): readonly ClockStep[] {
  return sources.filter(isLog).flatMap((source) => {
    const stamped = stampedOf(source);
    const named = namedSteps(source.path, stamped);
    return [...named, ...jumpsBack(source, stamped, named)].sort((a, b) => a.line - b.line);
  });
}

/** Only a log is in order of time; frames and pasted text may be in any order. */
function isLog({ role, format }: DatedSource): boolean {
  return role !== 'capture' && role !== 'other' && format !== 'command-transcript';
}

function stampedOf({ events, dating }: DatedSource): readonly Stamped[] {
  return events
    .flatMap((event): readonly Stamped[] => {
      const instant = event.stamp === null ? null : instantOf(event.stamp, dating);
      return instant === null ? [] : [{ event, line: event.evidence[0].number, at: instant.at }];
    })
    .sort((a, b) => a.line - b.line);
}

function namedSteps(source: string, stamped: readonly Stamped[]): readonly ClockStep[] {
  const steps: ClockStep[] = [];
  for (const { event, line, at } of stamped) {
    if (event.kind !== 'clock.step' || event.facts['event.action'] !== 'stepped') continue;
    const size = event.facts['clock.offset'] ?? null;
    const last = steps.at(-1);
    if (size === null || (last !== undefined && last.size === size && line - last.line <= SAME_STEP)) continue;
    steps.push({ source, line, at, size, evidence: event.evidence[0] });
  }
  return steps;
}

/** Lasting backward jumps of the stamps without a daemon's line. */
function jumpsBack(
  { path, dating }: DatedSource,
  stamped: readonly Stamped[],
  named: readonly ClockStep[],
): readonly ClockStep[] {
  const steps: ClockStep[] = [];
  let [first, latest] = [Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER];
  for (const [index, { event, line, at }] of stamped.entries()) {
    const next = stamped[index + 1];
    const stays = next === undefined || next.at < latest - JUMP;
    if (at >= latest - JUMP || !stays) {
      [first, latest] = [Math.min(first, at), Math.max(latest, at)];
      continue;
    }
    const isNamed = named.some((step) => Math.abs(step.line - line) <= SAME_STEP || isBetween(step, index, stamped));
    const isStep = !isNamed && !isAutumn(dating, at, latest);
    if (isStep) steps.push({ source: path, line, at, size: null, isPart: at < first, evidence: event.evidence[0] });
    [first, latest] = [at, at];
  }
  return steps;
}

/** Whether the daemon's line is between the last earlier stamp and this one. */
function isBetween(step: ClockStep, index: number, stamped: readonly Stamped[]): boolean {
  const [before, here] = [stamped[index - 1], stamped[index]];
  return before !== undefined && here !== undefined && step.line >= before.line && step.line <= here.line;
}

/** The hour that stamps without a zone repeat in autumn. */
function isAutumn({ zone }: Dating, at: Micros, before: Micros): boolean {
  return zone !== null && before - at <= HOUR && offsetAt(zone, at - HOUR) !== offsetAt(zone, before + 2 * HOUR);
}

/** Cuts each source of a clock at its steps. A step of unknown size leaves earlier times open. */
export function segmentsOf(source: DatedSource, steps: readonly ClockStep[]): readonly Segment[] {
  if (steps.length === 0) return [];
  const stamped = stampedOf(source);
  const cuts = steps
    .map(({ size, ...step }) => ({ size, from: firstLineAfter(source.path, stamped, { ...step, size }) }))
    .sort((a, b) => a.from - b.from);
  const sums = cuts.map((_, index) => cuts.slice(index).reduce<Micros | null>((sum, { size }) => add(sum, size), 0));
  const isTurned = steps.some(({ size, isTiedBefore }) => size === null && isTiedBefore === true);
  return [0, ...cuts.map(({ from }) => from)].map((from, index) => {
    const shift = index < sums.length ? (sums[index] ?? null) : 0;
    return { from, shift: isTurned ? (shift === null ? 0 : null) : shift };
  });
}

const add = (a: Micros | null, b: Micros | null): Micros | null => (a === null || b === null ? null : a + b);

/** In another file of the host the step is where the stamps pass it, or jump back by its size. */
function firstLineAfter(source: string, stamped: readonly Stamped[], step: ClockStep): number {
  if (step.source === source) return step.line;
  const size = step.size ?? 0;
  const before = step.at - size;
  const found = stamped.find(({ at }, index) => {
    const last = stamped[index - 1]?.at ?? at;
    if (size >= 0) return at > before + size / 2;
    return at > before + MICROS_PER_SECOND || at < last + size / 2;
  });
  return found?.line ?? Number.MAX_SAFE_INTEGER;
}
