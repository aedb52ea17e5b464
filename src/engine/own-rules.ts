import type { Notice } from '../core/notice.js';
import type { Rule } from '../core/rule.js';
import { errorReason } from '../text/error-reason.js';

/** Users' rules that can be judged, and a notice for each of the others: what one throws costs no other rule its turn. */
export interface OwnRules {
  readonly rules: readonly Rule[];
  readonly notices: readonly Notice[];
}

const LISTS = ['fix', 'verify', 'risk', 'collect', 'references'] as const;
const TEXTS = ['id', 'cause', 'stage', 'explain'] as const;

/** A user's rule may come from JavaScript, where no type holds it. */
export function ownRules(rules: readonly Rule[] = []): OwnRules {
  const sound: Rule[] = [];
  const notices: Notice[] = [];
  for (const [index, rule] of rules.entries()) {
    try {
      sound.push(checked(rule));
    } catch (error) {
      notices.push(ruleFailed(nameOf(rule) ?? `number ${String(index + 1)}`, error));
    }
  }
  return { rules: sound, notices };
}

/** The notice of a rule that threw. */
export function ruleFailed(id: string, error: unknown): Notice {
  const message = `the rule ${id} failed, and was not judged: ${errorReason(error)}`;
  return { code: 'rule-failed', source: `rule ${id}`, message };
}

/** A copy, so that what is read here is what is read later. */
function checked(rule: Rule): Rule {
  const copy = { ...rule };
  for (const name of TEXTS) if (typeof copy[name] !== 'string') throw new Error(`${name} is no text`);
  for (const name of LISTS) if (!Array.isArray(copy[name])) throw new Error(`${name} is no list`);
  if (Object.keys(copy.steps).length === 0) throw new Error('it has no step');
  const { steps, supports = {}, contradicts = {} } = copy;
  for (const [name, { says, seen }] of [steps, supports, contradicts].flatMap((claims) => Object.entries(claims)))
    if (typeof says !== 'string' || seen.some(({ see }) => typeof see !== 'string'))
      throw new Error(`the claim ${name} has no text or no sight`);
  return copy;
}

function nameOf(rule: Rule): string | null {
  try {
    return typeof rule.id === 'string' ? rule.id : null;
  } catch {
    return null;
  }
}
