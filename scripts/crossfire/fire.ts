import type { Rule } from '../../src/core/rule.js';
import type { Confidence } from '../../src/core/analysis.js';

/** A rule that fires on another rule's samples. */
export interface Shot {
  /** The rule with the samples. */
  readonly at: string;
  readonly rule: string;
  readonly confidence: Confidence;
  /** The field of either rule that declares it, or null. */
  readonly declared: string | null;
}

/** The rules that fired on the sample `fires` of one rule. */
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

/** Rivals declare how they differ; a fallback rule is a rival of all. */
function declaration(target: Rule, shooter: Rule | undefined): string | null {
  if (shooter === undefined) return null;
  if (shooter.fallback === true) return 'fallback';
  if (target.outranks?.includes(shooter.id) === true) return `${target.id} outranks it`;
  if (shooter.notToBeConfusedWith?.[target.id] !== undefined) return 'notToBeConfusedWith';
  return null;
}
