import type { Rule } from '../core/define.js';
import { LicAnalyzeError } from '../core/errors.js';

/** The rule with an id; throws `unknown-rule` with the ids that share a word with it. */
export function findRule(rules: readonly Rule[], id: string): Rule {
  const found = rules.find((rule) => rule.id === id);
  if (found !== undefined) return found;
  const words = id.toLowerCase().split(/[^a-z0-9]+/).filter((word) => word.length > 2);
  const near = rules.map((rule) => rule.id).filter((known) => words.some((word) => known.includes(word)));
  const hint = near.length === 0 ? '"lic-analyze rules" lists all' : `is it ${near.slice(0, 5).join(' or ')}?`;
  throw new LicAnalyzeError('unknown-rule', `There is no rule ${id}; ${hint}${hint.endsWith('?') ? '' : '.'}`);
}
