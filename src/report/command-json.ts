/** What commands print with --json: the data of their texts, each with the name and version of its form. */
import type { Analysis } from '../core/analysis.js';
import { describeTest, type AnyTest } from '../core/pattern.js';
import type { Claim, Rule, Sight } from '../core/rule.js';
import { redact } from '../redact/mask.js';
import { collectEntries, type CollectPlaces } from './collect.js';
import { evidenceJson, sourceJson, verdictJson } from './json-parts.js';
import { reasonOf } from './sections/reasons.js';

/** Every rule in a line: `lic-analyze rules --json`. */
export function rulesJson(rules: readonly Rule[]): string {
  const briefly = rules.map(({ id, stage, severity, cause, fallback }) => ({
    id,
    stage,
    severity,
    cause,
    fallback: fallback === true,
  }));
  return jsonText('rules', { rules: briefly });
}

/** One rule in full, its tests in words: `lic-analyze explain RULE --json`. */
export function explainJson(rule: Rule): string {
  return jsonText('explain', {
    rule: {
      ...rule,
      steps: claims(rule.steps),
      supports: claims(rule.supports),
      contradicts: claims(rule.contradicts),
    },
  });
}

/** A rule's verdict on each attempt: `lic-analyze why RULE --json`. */
export function whyJson(analysis: Analysis, { id }: Pick<Rule, 'id'>): string {
  const { analysis: safe } = redact(analysis);
  const own = safe.verdicts.filter(({ rule }) => rule === id);
  const verdicts = own.map((verdict) => ({
    ...verdictJson(verdict, (one) => evidenceJson(one, safe)),
    reason: reasonOf(verdict),
  }));
  return jsonText('why', { rule: id, verdicts });
}

/** The clock of each source: `lic-analyze clocks --json`. */
export function clocksJson(analysis: Analysis): string {
  const { analysis: safe } = redact(analysis);
  const sources = safe.sources.filter(({ format, records }) => format !== null && records > 0);
  return jsonText('clocks', {
    sources: sources.map((source) => {
      const { path, host, role, first, last, clock } = sourceJson(source, (one) => evidenceJson(one, safe));
      return { path, host, role, first, last, clock };
    }),
  });
}

/** What to fetch from which host: `lic-analyze collect --json`. */
export function collectJson(rules: readonly Rule[], places: CollectPlaces): string {
  return jsonText('collect', { ...places, items: collectEntries(rules, places) });
}

function claims(all: Readonly<Record<string, Claim>> = {}) {
  return Object.entries(all).map(([name, { says, decides, seen }]) => ({
    name,
    says,
    decides: decides === true,
    seen: seen.map(sightJson),
  }));
}

function sightJson({ see, where, same = [], scope = 'attempt' }: Sight) {
  const tests: readonly (readonly [string, AnyTest])[] = Object.entries(where ?? {});
  const words = tests.map(([field, test]): readonly [string, string] => [field, describeTest(test)]);
  return { event: see, where: Object.fromEntries(words), same, scope };
}

function jsonText(form: string, body: object): string {
  return `${JSON.stringify({ schema: `lic-analyze/${form}/1`, ...body }, null, 2)}\n`;
}
