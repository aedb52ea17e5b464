import type { Rule } from '../core/rule.js';
import { eachPlaceOnce } from '../core/evidence.js';
import type { Attempt, ConnectDoubt } from '../core/analysis.js';
import type { EventsOfKind } from '../core/events-of-kind.js';
import type { Evidence } from '../core/evidence.js';
import { isManualOnly, isShownBy, judgeClaim, type Judged, type JudgingContext } from './match.js';
import type { Stage } from '../core/stages.js';
import type { TieOf } from '../core/timebase.js';

/** How one rule fits one attempt, before ranking. */
export interface Fit {
  readonly rule: Rule;
  readonly attempt: Attempt;
  readonly outcome: 'fits' | 'ruled-out' | 'clear' | 'unjudged';
  readonly steps: readonly Judged[];
  readonly supports: readonly Judged[];
  readonly contradictions: readonly Judged[];
  /** True if every step was seen. */
  readonly whole: boolean;
  /** True if a deciding claim was seen. */
  readonly decided: boolean;
  /** Number of supporting claims seen. */
  readonly strength: number;
  /** A step or a deciding support with only its order open. */
  readonly openOrder: Judged | null;
  /** What speaks against it; null if nothing does. */
  readonly doubt: ConnectDoubt | null;
}

/** Default for tests: all sources share one clock. */
const SHARED_CLOCK: TieOf = () => ({ clock: '', plusMinus: 0, grade: 'good' });

/**
 * Judges one rule on one attempt. What does not fit is judged up to the first step that says so, and what is not seen by
 * its steps alone: of many attempts and rules that is nearly all.
 */
export function judgeRule(rule: Rule, attempt: Attempt, ofKind: EventsOfKind, tieOf: TieOf = SHARED_CLOCK): Fit {
  const context: JudgingContext = { attempt, ofKind, tieOf };
  if (attempt.outcome === 'succeeded' || isElsewhere(rule, attempt)) return unfit(rule, attempt, 'clear', []);
  const steps = judgeSteps(rule, context);
  if (steps.at(-1)?.answer === 'no') return unfit(rule, attempt, 'clear', steps);
  return isUnjudged(rule, attempt, steps)
    ? unfit(rule, attempt, 'unjudged', steps)
    : judgeFurther(rule, context, steps);
}

/** The steps, up to the first whose answer is no. */
function judgeSteps(rule: Rule, context: JudgingContext): readonly Judged[] {
  const steps: Judged[] = [];
  for (const [name, claim] of Object.entries(rule.steps)) {
    const judged = judgeClaim(name, claim, rule, context);
    steps.push(judged);
    if (judged.answer === 'no') break;
  }
  return steps;
}

/** What is not ranked: nobody asks what else would speak for it or against it. */
function unfit(rule: Rule, attempt: Attempt, outcome: 'clear' | 'unjudged', steps: readonly Judged[]): Fit {
  const whole = steps.length > 0 && steps.every(({ answer }) => answer === 'yes');
  const nothing = { supports: [], contradictions: [], decided: false, strength: 0, openOrder: null, doubt: null };
  return { rule, attempt, outcome, steps, whole, ...nothing };
}

function judgeFurther(rule: Rule, context: JudgingContext, steps: readonly Judged[]): Fit {
  const { attempt } = context;
  const judge = (claims: Rule['supports'], by = context): readonly Judged[] =>
    Object.entries(claims ?? {}).map(([name, claim]) => judgeClaim(name, claim, rule, by));
  const supports = judge(rule.supports);
  // A later manual check may see a repaired system, so it rules out nothing that the products showed.
  const canRefute = ({ events }: Judged): boolean => attempt.witness === 'person' || !isManualOnly(events);
  // Only the request that failed is judged: another one's answer refutes nothing.
  const failed = { ...context, attempt: withoutOthers(attempt) };
  const contradictions = judge(rule.contradicts, failed).filter(
    (judged) => judged.answer === 'yes' && canRefute(judged),
  );
  const seen = supports.filter(({ answer }) => answer === 'yes');
  const whole = steps.every(({ answer }) => answer === 'yes');
  // An equally strong rival must not win because an order is open.
  const unordered = supports.filter(({ openOrder }) => openOrder !== null);
  const deciding = [...steps, ...seen].some(({ answer, claim }) => answer === 'yes' && claim.decides === true);
  return {
    rule,
    attempt,
    outcome: contradictions.length > 0 ? 'ruled-out' : 'fits',
    steps,
    supports,
    contradictions,
    whole,
    decided: whole && deciding,
    strength: seen.length + unordered.length,
    openOrder: [...steps, ...unordered.filter(({ claim }) => claim.decides)].find(hasOpenOrder) ?? null,
    doubt: doubtOf([...steps, ...seen], context),
  };
}

/** The attempt's doubt, if what it is about shows one of these claims. */
function doubtOf(judged: readonly Judged[], context: JudgingContext): ConnectDoubt | null {
  const doubt = context.attempt.connectDoubt;
  const leansOnIt = doubt?.events.some((event) =>
    judged.some(({ claim, answer }) => answer === 'yes' && isShownBy(claim, event, context)),
  );
  return doubt !== undefined && leansOnIt === true ? doubt : null;
}

function withoutOthers(attempt: Attempt): Attempt {
  const { otherRequests: others, events } = attempt;
  if (others === undefined || others.size === 0) return attempt;
  return { ...attempt, events: events.filter((event) => !others.has(event)) };
}

function hasOpenOrder({ openOrder }: Judged): boolean {
  return openOrder !== null;
}

/** A fallback only applies to the stage where the attempt stopped. */
export function isElsewhere(rule: Rule, attempt: Attempt): boolean {
  return rule.fallback === true && attempt.stoppedAt !== rule.stage;
}

/** Nothing was seen of its steps, or too little to be more than a guess. */
function isUnjudged(rule: Rule, attempt: Attempt, steps: readonly Judged[]): boolean {
  return steps.every(({ unseen }) => unseen) || isGuess(rule, attempt, steps) || isOfTries(rule, attempt, steps);
}

/** Who was connected to, proxy or server, may be open. */
const ONE_LEG: ReadonlySet<Stage | null> = new Set<Stage>(['connect', 'proxy']);

/** With an unseen step a rule only counts at the stage where the attempt stopped; elsewhere it is a guess. */
function isGuess(rule: Rule, attempt: Attempt, steps: readonly Judged[]): boolean {
  const whole = steps.every(({ answer }) => answer === 'yes');
  // What only narrows a cause down is nothing by half.
  if (!whole && rule.narrowsOnly === true) return true;
  const isOneLeg = ONE_LEG.has(rule.stage) && ONE_LEG.has(attempt.stoppedAt);
  return !whole && attempt.stoppedAt !== rule.stage && !isOneLeg;
}

/** If the products show an attempt, manual checks alone give a cause only at the stage where it stopped. */
function isOfTries(rule: Rule, attempt: Attempt, steps: readonly Judged[]): boolean {
  if (attempt.stoppedAt === rule.stage || attempt.witness === 'person') return false;
  const seen = steps.flatMap(({ answer, events }) => (answer === 'yes' ? events : []));
  return seen.length > 0 && isManualOnly(seen);
}

/** The step where a rule stopped: the first unseen one. */
export function stoppedStep(fit: Fit): Judged | undefined {
  return fit.steps.find(({ answer }) => answer === 'no') ?? fit.steps.find(({ answer }) => answer === 'unknown');
}

/** Evidence of judged claims, each place once. */
export function evidenceOf(judged: readonly Judged[]): readonly Evidence[] {
  return eachPlaceOnce(judged.flatMap(({ events }) => events).flatMap(({ evidence }) => evidence));
}
