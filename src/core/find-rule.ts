import { LicAnalyzeError } from './errors.js';
import { nearest } from './nearest.js';

/** The rule with an id; throws `unknown-rule` with the ids that are spelt alike, or that share the most words. */
export function findRule<R extends { readonly id: string }>(rules: readonly R[], id: string): R {
  const found = rules.find((rule) => rule.id === id);
  if (found !== undefined) return found;
  const ids = rules.map((rule) => rule.id);
  const alike = nearest(id, ids);
  const near = (alike.length > 0 ? alike : sharingWords(id, ids)).slice(0, 5);
  const hint = near.length === 0 ? '"lic-analyze rules" lists all.' : `did you mean ${near.join(' or ')}?`;
  throw new LicAnalyzeError('unknown-rule', `There is no rule ${id}; ${hint}`);
}

function sharingWords(typed: string, ids: readonly string[]): readonly string[] {
  const words = typed.toLowerCase().split(/[^a-z0-9]+/);
  const shared = (id: string): number => words.filter((word) => word.length > 2 && id.includes(word)).length;
  const most = Math.max(1, ...ids.map(shared));
  return ids.filter((id) => shared(id) === most);
}
