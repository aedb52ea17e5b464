import type { Verdict } from '../core/analysis.js';
import { evidenceOf, isElsewhere, stoppedStep, type Fit } from './judge.js';
import type { Ranked } from './rank.js';

/** A verdict before its evidence is looked up: of many like it only the first is shown. */
interface Outline
  extends Pick<Verdict, 'verdict' | 'reason'>, Partial<Pick<Verdict, 'confidence' | 'stoppedAt' | 'stop'>> {
  readonly proof: () => Pick<Verdict, 'by' | 'missing'>;
}

const UNPROVEN: Outline['proof'] = () => ({ by: [], missing: [] });

function verdictOf({ rule, attempt }: Fit, { proof, ...outline }: Outline): Verdict {
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
  if (fit.attempt.outcome === 'succeeded')
    return { verdict: 'clear', reason: 'the attempt succeeded', proof: UNPROVEN };
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
  const reason =
    best === undefined
      ? 'another cause comes first'
      : `${best.fit.rule.id} explains the same and is ${best.confidence}`;
  const by = (): Verdict['by'] => (best === undefined ? [] : evidenceOf(best.fit.steps).slice(0, 2));
  return { verdict: 'ruled-out', reason, proof: () => ({ by: by(), missing: missingOf(fit) }) };
}

function says(claims: Fit['contradictions']): string {
  return claims.map(({ claim }) => claim.says).join('; ');
}

function missingOf(fit: Fit): readonly string[] {
  return [...new Set(fit.steps.flatMap(({ missing }) => missing))];
}

/**
 * The verdicts of every rule on every attempt, with their reasons: the same for the report and for `why`. Equal ones of
 * one rule are folded into one with a count; only the first is kept and gets its evidence.
 */
export class VerdictFold {
  readonly #folded = new Map<string, { readonly first: Verdict; count: number }>();

  /** Adds what every rule says of one attempt. */
  add(fits: readonly Fit[], ranking: readonly Ranked[]): void {
    for (const fit of fits) {
      const outline = outlineOf(fit, ranking);
      const key = keyOf(fit, outline);
      const before = this.#folded.get(key);
      if (before === undefined) this.#folded.set(key, { first: verdictOf(fit, outline), count: 1 });
      else before.count++;
    }
  }

  all(): readonly Verdict[] {
    return [...this.#folded.values()].map(({ first, count }) => ({ ...first, count }));
  }
}

function keyOf({ rule, attempt }: Fit, { verdict, stoppedAt, reason }: Outline): string {
  return verdict === 'found' ? `${rule.id} ${attempt.id}` : `${rule.id}\n${verdict}\n${stoppedAt ?? ''}\n${reason}`;
}
