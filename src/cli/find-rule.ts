import type { Rule } from '../core/rule.js';
import { LicAnalyzeError } from '../core/errors.js';

/** The rule with an id; throws `unknown-rule` with the ids that share the most words. */
export function findRule(rules: readonly Rule[], id: string): Rule {
  const found = rules.find((rule) => rule.id === id);
  if (found !== undefined) return found;
  const near = nearest(
    rules.map((rule) => rule.id),
    id.toLowerCase().split(/[^a-z0-9]+/),
  );
  const hint = near.length === 0 ? '"lic-analyze rules" lists all.' : `is it ${near.join(' or ')}?`;
  throw new LicAnalyzeError('unknown-rule', `There is no rule ${id}; ${hint}`);
}

function nearest(ids: readonly string[], words: readonly string[]): readonly string[] {
  const shared = (id: string): number => words.filter((word) => word.length > 2 && id.includes(word)).length;
  const most = Math.max(1, ...ids.map(shared));
  return ids.filter((id) => shared(id) === most).slice(0, 5);
}
