import type { Attempt, Verdict } from '../core/analysis.js';
import type { Rule } from '../core/rule.js';
import { evidenceOf, isElsewhere, stoppedStep, type Fit } from './judge.js';
import type { Ranked } from './rank.js';

/** A verdict before its evidence is looked up: of many like it only the first is shown. */
interface Outline
  extends
    Pick<Verdict, 'verdict' | 'reason'>,
    Partial<Pick<Verdict, 'confidence' | 'stoppedAt' | 'stop' | 'explainedBy'>> {
  readonly proof: () => Pick<Verdict, 'by' | 'missing'>;
}

const UNPROVEN: Outline['proof'] = () => ({ by: [], missing: [] });

const OF_SUCCESS: Outline = { verdict: 'clear', reason: 'the attempt succeeded', proof: UNPROVEN };

type Judged = Pick<Fit, 'rule' | 'attempt'>;

function verdictOf({ rule, attempt }: Judged, { proof, ...outline }: Outline): Verdict {
  return { rule: rule.id, attempt: attempt.id, count: 1, ...outline, ...proof() };
}

function outlineOf(fit: Fit, ranking: readonly Ranked[]): Outline {
  const { contradictions, outcome } = fit;
  if (outcome === 'clear') return clear(fit);
  const ranked = ranking.find((one) => one.fit === fit);
  if (ranked !== undefined) return found(ranked);
  if (outcome === 'unjudged') {
    const proof = (): ReturnType<Outline['proof']> => ({ by: [], missing: missingOf(fit) });
    return { verdict: 'unjudged', reason: 'the files show none of its steps', proof };
  }
  if (outcome === 'fits') return outranked(fit, ranking);
  return {
    verdict: 'ruled-out',
    reason: says(contradictions),
    stoppedAt: contradictions[0]?.name ?? '',
    proof: () => ({ by: evidenceOf(contradictions), missing: [] }),
  };
}

function found({ fit, confidence, rivals }: Ranked): Outline {
  const open = fit.steps.filter(({ answer }) => answer === 'unknown');
  const reason =
    open.length > 0
      ? 'not every step was seen'
      : rivals.length > 0
        ? `also fitting: ${rivals.map(({ rule }) => rule.id).join(', ')}`
        : 'every step was seen';
  const proof = (): ReturnType<Outline['proof']> => ({ by: evidenceOf(fit.steps), missing: missingOf(fit) });
  return { verdict: 'found', confidence, reason, proof };
}

function clear(fit: Fit): Outline {
  if (fit.attempt.outcome === 'succeeded') return OF_SUCCESS;
  if (isElsewhere(fit.rule, fit.attempt)) {
    const stage = fit.attempt.stoppedAt;
    const reason =
      stage === null ? 'the attempt did not stop at a known stage' : `the attempt stopped at the stage ${stage}`;
    return { verdict: 'clear', reason, proof: UNPROVEN };
  }
  const step = stoppedStep(fit);
  return {
    verdict: 'clear',
    stoppedAt: step?.name ?? '',
    reason: step?.miss ?? 'its step was not seen',
    ...(step?.stop == null ? {} : { stop: step.stop }),
    proof: () => ({ by: step === undefined ? [] : evidenceOf([step]).slice(0, 2), missing: [] }),
  };
}

/** A verdict for a rule that fits, but another cause was decided or outranks it. */
function outranked(fit: Fit, [best]: readonly Ranked[]): Outline {
  if (best === undefined) {
    const proof = (): ReturnType<Outline['proof']> => ({ by: [], missing: missingOf(fit) });
    return { verdict: 'ruled-out', reason: 'another cause comes first', proof };
  }
  const explainedBy = { rule: best.fit.rule.id, confidence: best.confidence };
  return {
    verdict: 'ruled-out',
    reason: `${explainedBy.rule} explains the same and is ${explainedBy.confidence}`,
    explainedBy,
    proof: () => ({ by: evidenceOf(best.fit.steps).slice(0, 2), missing: missingOf(fit) }),
  };
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

/**
 * The verdicts of every rule on every attempt, with their reasons: the same for the report and for `why`. Equal ones of
 * one rule are folded into one with a count; only the first is kept and gets its evidence.
 */
export class VerdictFold {
  readonly #folded = new Map<string, Folded>();
  /** Verdicts on a success, of every rule. */
  #ofSuccess: readonly Folded[] = [];

  /** Adds what every rule says of one attempt. */
  add(fits: readonly Fit[], ranking: readonly Ranked[]): void {
    for (const fit of fits) this.#fold(fit, outlineOf(fit, ranking));
  }

  /** No rule is judged on an attempt that succeeded: of a server's log most have. */
  addSucceeded(rules: readonly Rule[], attempt: Attempt): void {
    if (this.#ofSuccess.length === 0) this.#ofSuccess = rules.map((rule) => this.#fold({ rule, attempt }, OF_SUCCESS));
    else for (const folded of this.#ofSuccess) folded.count++;
  }

  #fold(judged: Judged, outline: Outline): Folded {
    const key = keyOf(judged, outline);
    const before = this.#folded.get(key);
    if (before !== undefined) {
      before.count++;
      return before;
    }
    const folded = { first: verdictOf(judged, outline), count: 1 };
    this.#folded.set(key, folded);
    return folded;
  }

  all(): readonly Verdict[] {
    return [...this.#folded.values()].map(({ first, count }) => ({ ...first, count }));
  }
}

function keyOf({ rule, attempt }: Judged, { verdict, stoppedAt, reason }: Outline): string {
  return verdict === 'found' ? `${rule.id} ${attempt.id}` : `${rule.id}\n${verdict}\n${stoppedAt ?? ''}\n${reason}`;
}
