import type { Rule } from '../../src/core/rule.js';
import type { Confidence } from '../../src/core/analysis.js';

/** A rule that fires on the samples of another one. */
export interface Shot {
  /** Whose samples. */
  readonly at: string;
  readonly rule: string;
  readonly confidence: Confidence;
  /** What declares it: a field of one of the two rules, or null. */
  readonly declared: string | null;
}

/** Judges what fired on the sample `fires` of one rule. */
export function shotsAt(
  target: Rule,
  findings: readonly { readonly rule: string; readonly confidence: Confidence }[],
  rules: readonly Rule[],
): readonly Shot[] {
  return findings
    .filter(({ rule }) => rule !== target.id)
    .map(({ rule, confidence }) => ({
      at: target.id,
      rule,
      confidence,
      declared: declaration(
        target,
        rules.find(({ id }) => id === rule),
      ),
    }));
}

/** Rivals say of each other how to tell them apart; a rule that names the stage only is a rival of all. */
function declaration(target: Rule, shooter: Rule | undefined): string | null {
  if (shooter === undefined) return null;
  if (shooter.fallback === true) return 'fallback';
  if (target.outranks?.includes(shooter.id) === true) return `${target.id} outranks it`;
  if (shooter.notToBeConfusedWith?.[target.id] !== undefined) return 'notToBeConfusedWith';
  return null;
}
