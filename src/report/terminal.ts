import type { Claim, Rule } from '../core/rule.js';
import type { Analysis, CollectItem, Verdict } from '../core/analysis.js';
import { STAGES } from '../core/stages.js';
import { namesOf, places } from './citation.js';
import type { Names } from './citation.js';
import { visible } from '../text/escape.js';
import { learnSecrets, maskData } from '../redact/mask.js';
import { reasonOf } from './sections/reasons.js';
import { CONFIDENCE_MEANS } from './verdict-words.js';
import { shellFor } from './shells.js';
import { generalExplanation } from './words/explanations.js';
import { missingWords } from './words/fields.js';
import { plain } from './words/spans.js';
import { block, finished, WIDTH } from './plain-text.js';
import { hanging, wrap } from './wrap.js';

/** Places shown per verdict; the report has all. */
const MAX_PLACES = 4;
const MAX_LINES = 3;

/**
 * Each rule's verdict on each attempt and why, as plain text for 80 columns. Secrets are masked; with the analysis also
 * those that only its other texts reveal.
 */
export function renderWhy(verdicts: readonly Verdict[], analysis?: Analysis): string {
  const safe = maskData(verdicts, learnSecrets(analysis ?? verdicts));
  const names = analysis === undefined ? new Map<string, string>() : namesOf(analysis);
  const rules = [...new Set(safe.map(({ rule }) => rule))];
  const parts = rules.map((rule) => [
    rule,
    ...safe.filter((one) => one.rule === rule).flatMap((one) => whyLines(one, names)),
  ]);
  return finished(parts.length === 0 ? [['No verdict: no attempt was seen.']] : parts);
}

const VERDICTS: Readonly<Record<Verdict['verdict'], string>> = {
  found: 'found',
  'ruled-out': 'ruled out',
  clear: 'does not fit',
  unjudged: 'not judged',
};

function whyLines(verdict: Verdict, names: Names): readonly string[] {
  const { attempt, confidence, stoppedAt, count } = verdict;
  const more = count > 1 ? ` and ${String(count - 1)} more` : '';
  const sure = confidence === undefined ? '' : `, ${confidence}: ${CONFIDENCE_MEANS[confidence]}`;
  const step = stoppedAt === undefined || stoppedAt === '' ? '' : ` at "${stoppedAt}"`;
  const head = `${attempt ?? 'the whole bundle'}${more}: ${VERDICTS[verdict.verdict]}${step}${sure}`;
  return [
    ...hanging('  ', visible(head), WIDTH),
    ...hanging('    why: ', visible(reasonOf(verdict) ?? 'what it needs was not among what was seen'), WIDTH),
    ...hanging('    not shown: ', missingWords(verdict.missing).map(visible).join(', '), WIDTH),
    ...verdict.by.slice(0, MAX_PLACES).flatMap((one) => [
      ...hanging('    ', places([one], names), WIDTH),
      ...wrap(visible(one.text), WIDTH - 6)
        .slice(0, MAX_LINES)
        .map((line) => `      ${line}`),
    ]),
  ];
}

/** Every rule by stage, with its cause, as plain text for 80 columns. */
export function renderRules(rules: readonly Rule[]): string {
  const stages = STAGES.filter((stage) => rules.some((rule) => rule.stage === stage));
  return finished(
    stages.map((stage) => [
      stage,
      ...rules
        .filter((rule) => rule.stage === stage)
        .flatMap(({ id, cause, severity }) => [
          `  ${id}${severity === 'warning' ? ' (warning)' : ''}`,
          ...hanging('      ', cause, WIDTH),
        ]),
    ]),
  );
}

/** One rule in full, as plain text for 80 columns: required evidence, meaning, and what to do. */
export function renderExplain(rule: Rule): string {
  const stage = `Stage ${rule.stage}, ${rule.severity}.${rule.fallback === true ? ' Named only where no other rule fits.' : ''}`;
  return finished([
    [rule.id, '', ...wrap(rule.cause, WIDTH), ...wrap(stage, WIDTH)],
    block('What must be seen', claims(rule.steps)),
    block('What raises the confidence', claims(rule.supports)),
    block('What rules it out', claims(rule.contradicts)),
    block('Why', [plain(generalExplanation(rule.explain))]),
    block(
      'Fix',
      rule.fix.map((step, index) => `${String(index + 1)}. ${plain(step)}`),
    ),
    block('Verify', rule.verify.map(plain)),
    block('Risk', rule.risk.map(plain)),
    block('Still worth collecting', rule.collect.map(collectWords)),
    block(
      'Not to be confused with',
      Object.entries(rule.notToBeConfusedWith ?? {}).map(([id, how]) => `${id}: ${how}`),
    ),
    block('Stands before', rule.outranks ?? []),
    block('References', rule.references),
  ]);
}

function claims(all: Readonly<Record<string, Claim>> | undefined): readonly string[] {
  return Object.entries(all ?? {}).map(
    ([name, { says, decides }]) => `${name}: ${says}${decides === true ? ' (decides)' : ''}`,
  );
}

function collectWords(item: CollectItem): string {
  const { what, host, command, path } = item;
  const how = [command, path].filter((part) => part !== undefined).join(', ');
  const where = [host, shellFor(item)].filter((part) => part !== '').join('; ');
  return `${what} (${where})${how === '' ? '' : `: ${how}`}`;
}
