import type { Dated } from '../core/model.js';
import type { Fit } from './judge.js';

/** Fills a rule's explanation from what was seen; a sentence about something that nobody saw is left out. */
export function explanationOf(fit: Fit): string {
  const facts = factsOf(fit);
  return sentences(fit.rule.explain)
    .flatMap((sentence) => {
      const filled = fill(sentence, facts);
      return filled === null ? [] : [filled];
    })
    .join(' ');
}

function sentences(text: string): readonly string[] {
  return text.split(/(?<=\.)\s+(?=[A-Z{])/);
}

function fill(sentence: string, facts: ReadonlyMap<string, string>): string | null {
  const fields = [...sentence.matchAll(/\{([a-z_.]+)\}/g)].map(([, field]) => field ?? '');
  if (fields.some((field) => !facts.has(field))) return null;
  return sentence.replace(/\{([a-z_.]+)\}/g, (_, field: string) => facts.get(field) ?? '');
}

/** Facts of the steps first, then of the supports, then of the rest of the attempt. */
function factsOf(fit: Fit): ReadonlyMap<string, string> {
  const facts = new Map<string, string>();
  const judged = [...fit.steps, ...fit.supports.filter(({ answer }) => answer === 'yes')];
  const events: readonly Dated[] = [...judged.flatMap((one) => one.events), ...fit.attempt.events];
  for (const event of events) {
    for (const [field, value] of Object.entries(event.facts)) {
      if (!facts.has(field) && (typeof value === 'string' || typeof value === 'number'))
        facts.set(field, String(value));
    }
  }
  return facts;
}
