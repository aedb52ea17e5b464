/** The harness for rules and parsers of your own: `import { checkRule } from 'lic-analyze/testing'`. */
import type { Rule } from './core/rule.js';
import { analyze } from './node.js';
import { checkRuleBy, type RuleSamples } from './testing/check-rule.js';

export type { NearMiss, RuleSamples } from './testing/check-rule.js';

/**
 * Tests a rule on its samples: it fires, every step is needed, each contradiction rules it out, noise changes nothing,
 * a passing sync is clear, and each near miss stops where it should. With recheck installed, no pattern of it can take
 * exponential time. Returns what is wrong, in sentences.
 */
export function checkRule(rule: Rule, samples: RuleSamples): Promise<readonly string[]> {
  return checkRuleBy(rule, samples, (input) => analyze(input, { rules: [rule] }));
}
