import type { Dated } from '../core/event.js';
import type { Fit } from './judge.js';

/** Fills a rule's explanation with facts; leaves out sentences with unknown ones. */
export function explanationOf(fit: Fit): string {
  const facts = factsOf(fit);
  const known = sentences(fit.rule.explain).flatMap((sentence) => fill(sentence, facts) ?? []);
  return [...known, ...orderWords(fit), fit.attempt.assumed?.says ?? '', fit.doubt?.says ?? '']
    .filter((text) => text !== '')
    .join(' ');
}

/** If only an order is open, the clocks are the reason. */
function orderWords({ openOrder, decided }: Fit): readonly string[] {
  if (openOrder?.openOrder == null || decided) return [];
  return [`The clocks leave open whether ${openOrder.claim.says}: ${openOrder.openOrder}.`];
}

function sentences(text: string): readonly string[] {
  return text.split(/(?<=\.)\s+(?=[A-Z{])/);
}

const CONDITION = /^\{([?!])([a-z_.]+)\}/;

function fill(sentence: string, facts: ReadonlyMap<string, string>): string | null {
  const [condition = '', sign, wanted = ''] = CONDITION.exec(sentence) ?? [];
  if (sign !== undefined && facts.has(wanted) !== (sign === '?')) return null;
  const text = sentence.slice(condition.length);
  const fields = [...text.matchAll(/\{([a-z_.]+)\}/g)].map(([, field]) => field ?? '');
  if (fields.some((field) => !facts.has(field))) return null;
  return text.replace(/\{([a-z_.]+)\}/g, (_, field: string) => facts.get(field) ?? '');
}

/** Facts of the steps first, then of the supports; from the rest of the attempt only values without contradiction. */
function factsOf(fit: Fit): ReadonlyMap<string, string> {
  const judged = [...fit.steps, ...fit.supports.filter(({ answer }) => answer === 'yes')];
  const seen = judged.flatMap((one) => one.events);
  const facts = new Map<string, string>();
  for (const event of seen)
    for (const [field, value] of textFacts(event)) if (!facts.has(field)) facts.set(field, value);
  for (const [field, values] of agreement(fit.attempt.events)) {
    const [only, ...others] = values;
    if (!facts.has(field) && only !== undefined && others.length === 0) facts.set(field, only);
  }
  return facts;
}

function agreement(events: readonly Dated[]): ReadonlyMap<string, ReadonlySet<string>> {
  const values = new Map<string, Set<string>>();
  for (const event of events) {
    for (const [field, value] of textFacts(event)) values.set(field, (values.get(field) ?? new Set()).add(value));
  }
  return values;
}

function textFacts(event: Dated): readonly (readonly [string, string])[] {
  return Object.entries(event.facts).flatMap(([field, value]) =>
    typeof value === 'string' || typeof value === 'number' ? [[field, String(value)] as const] : [],
  );
}
