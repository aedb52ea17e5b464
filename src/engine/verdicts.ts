import type { Evidence } from '../core/evidence.js';
import type { Attempt, Verdict } from '../core/analysis.js';
import type { Rule } from '../core/rule.js';
import { evidenceOf, isElsewhere, stoppedStep, type Fit } from './judge.js';
import type { Ranked } from './rank.js';

/** The verdict of every rule on one attempt, with its reason: the same for the report and for `why`. */
export function verdictsOf(fits: readonly Fit[], ranking: readonly Ranked[]): readonly Verdict[] {
  return fits.map((fit) => verdictOf(fit, ranking));
}

function verdictOf(fit: Fit, ranking: readonly Ranked[]): Verdict {
  const base = { rule: fit.rule.id, attempt: fit.attempt.id, count: 1 };
  const ranked = ranking.find((one) => one.fit === fit);
  if (ranked !== undefined) return found(base, ranked);
  switch (fit.outcome) {
    case 'ruled-out':
      return {
        ...base,
        verdict: 'ruled-out',
        reason: says(fit.contradictions),
        by: evidenceOf(fit.contradictions),
        missing: [],
        stoppedAt: fit.contradictions[0]?.name ?? '',
      };
    case 'clear':
      return clear(base, fit);
    case 'unjudged':
      return {
        ...base,
        verdict: 'unjudged',
        reason: 'no witness of any of its steps',
        by: [],
        missing: missingOf(fit),
      };
    case 'fits':
      return outranked(base, fit, ranking);
  }
}

type Base = Pick<Verdict, 'rule' | 'attempt' | 'count'>;

function found(base: Base, { fit, confidence, rivals }: Ranked): Verdict {
  const open = fit.steps.filter(({ answer }) => answer === 'unknown');
  const reason =
    open.length > 0
      ? `not known: ${missingOf(fit).join(', ')}`
      : rivals.length > 0
        ? `as good: ${rivals.map(({ rule }) => rule.id).join(', ')}`
        : 'every step was seen';
  return { ...base, verdict: 'found', confidence, reason, by: evidenceOf(fit.steps), missing: missingOf(fit) };
}

function ofSuccess(rule: string, attempt: Verdict['attempt']): Verdict {
  return { rule, attempt, count: 1, verdict: 'clear', reason: 'the attempt succeeded', by: [], missing: [] };
}

function clear(base: Base, fit: Fit): Verdict {
  if (fit.attempt.outcome === 'succeeded') return ofSuccess(base.rule, base.attempt);
  if (isElsewhere(fit.rule, fit.attempt)) {
    const stage = fit.attempt.stoppedAt;
    const reason =
      stage === null ? 'the attempt did not stop at a known stage' : `the attempt stopped at the stage ${stage}`;
    return { ...base, verdict: 'clear', reason, by: [], missing: [] };
  }
  const step = stoppedStep(fit);
  const by: readonly Evidence[] = step === undefined ? [] : evidenceOf([step]).slice(0, 2);
  const [stoppedAt, reason] = [step?.name ?? '', step?.miss ?? 'its step was not seen'];
  // Written out: most verdicts are of this form, and a spread costs a hundred times as much.
  return { rule: base.rule, attempt: base.attempt, count: 1, verdict: 'clear', stoppedAt, reason, by, missing: [] };
}

/** A verdict for a rule that fits, but another cause was decided or outranks it. */
function outranked(base: Base, fit: Fit, ranking: readonly Ranked[]): Verdict {
  const best = ranking[0];
  const by = best === undefined ? [] : evidenceOf(best.fit.steps).slice(0, 2);
  const reason =
    best === undefined
      ? 'another rule stands before it'
      : `${best.fit.rule.id} explains the same and is ${best.confidence}`;
  return { ...base, verdict: 'ruled-out', reason, by, missing: missingOf(fit) };
}

function says(claims: Fit['contradictions']): string {
  return claims.map(({ claim }) => claim.says).join('; ');
}

function missingOf(fit: Fit): readonly string[] {
  return [...new Set(fit.steps.flatMap(({ missing }) => missing))];
}

interface Folded {
  readonly first: Verdict;
  count: number;
}

/** Folds equal verdicts of one rule on several attempts into one with a count; keeps the first alone. */
export class VerdictFold {
  readonly #folded = new Map<string, Folded>();
  /** Verdicts on a success, of every rule. */
  #ofSuccess: readonly Folded[] = [];

  add(verdicts: readonly Verdict[]): void {
    for (const verdict of verdicts) this.#fold(verdict);
  }

  /** No rule is judged on an attempt that succeeded: of a server's log most have. */
  addSucceeded(rules: readonly Rule[], { id }: Pick<Attempt, 'id'>): void {
    if (this.#ofSuccess.length === 0) this.#ofSuccess = rules.map((rule) => this.#fold(ofSuccess(rule.id, id)));
    else for (const folded of this.#ofSuccess) folded.count++;
  }

  #fold(verdict: Verdict): Folded {
    const key =
      verdict.verdict === 'found'
        ? `${verdict.rule} ${verdict.attempt ?? ''}`
        : `${verdict.rule}\n${verdict.verdict}\n${verdict.stoppedAt ?? ''}\n${verdict.reason}`;
    const before = this.#folded.get(key);
    if (before !== undefined) {
      before.count++;
      return before;
    }
    const folded = { first: verdict, count: verdict.count };
    this.#folded.set(key, folded);
    return folded;
  }

  all(): readonly Verdict[] {
    return [...this.#folded.values()].map(({ first, count }) => ({ ...first, count }));
  }
}
