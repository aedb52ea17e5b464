import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { casesIn, type RuleCase } from '../../samples/rules/cases.js';
import type { Rule } from '../../src/core/rule.js';
import { analyze } from '../../src/index.js';
import { rules } from '../../src/rules/index.js';
import { shotsAt } from '../crossfire/fire.js';

/**
 * The rule's verdict on each of its cases, then which rules of its stage fire on its sample and whether it is declared, and
 * on which of their samples it fires itself. A line that begins with WRONG is not what cases.json says.
 * `own` are rules that are not among the built-in ones, or take the place of one.
 */
export async function tryRule(rule: Rule, root: string, own: readonly Rule[] = []): Promise<readonly string[]> {
  const all = [...rules.filter(({ id }) => !own.some((one) => one.id === id)), ...own];
  const { cases } = casesIn(join(root, 'samples/rules', rule.id));
  const lines: string[] = [];
  for (const one of cases) lines.push(await verdictLine(rule, one, own));
  const rivals = all.filter(({ id, stage }) => stage === rule.stage && id !== rule.id);
  for (const target of [rule, ...rivals]) lines.push(...(await crossfire(rule, target, { root, all, own })));
  const priors = [rule, ...rivals]
    .toSorted((a, b) => b.prior - a.prior)
    .map(({ id, prior }) => `${id} ${String(prior)}`);
  return [...lines, `priors of ${rule.stage}: ${priors.join(', ')}`];
}

async function verdictLine(rule: Rule, one: RuleCase, own: readonly Rule[]): Promise<string> {
  const { findings, verdicts } = await analyze([...one.files], { rules: own });
  const finding = findings.find((found) => found.rule === rule.id);
  const judged = verdicts.filter((verdict) => verdict.rule === rule.id);
  const seen =
    finding?.confidence ??
    (judged.map(({ verdict, stoppedAt }) => [verdict, stoppedAt].filter(Boolean).join(' at ')).join(', ') ||
      'no verdict');
  const fits =
    one.verdict === 'found'
      ? finding !== undefined && finding.confidence === one.confidence
      : judged.some(
          (verdict) =>
            verdict.verdict === one.verdict && (one.stoppedAt === undefined || verdict.stoppedAt === one.stoppedAt),
        );
  const expected =
    one.verdict === 'found' ? String(one.confidence) : [one.verdict, one.stoppedAt].filter(Boolean).join(' at ');
  return fits ? `ok     ${one.name}: ${seen}` : `WRONG  ${one.name}: ${seen}, not ${expected}`;
}

interface Bench {
  readonly root: string;
  /** Every rule, with the caller's own. */
  readonly all: readonly Rule[];
  readonly own: readonly Rule[];
}

/** What fires on a sample: all rivals on the rule's own, the rule on a rival's. */
async function crossfire(rule: Rule, target: Rule, { root, all, own }: Bench): Promise<readonly string[]> {
  const folder = join(root, 'samples/rules', target.id);
  if (!existsSync(folder)) return [];
  const { findings } = await analyze(join(folder, 'fires'), { rules: own });
  return shotsAt(target, findings, all)
    .filter((shot) => target.id === rule.id || shot.rule === rule.id)
    .map(({ rule: shooter, confidence, declared }) =>
      declared === null
        ? `WRONG  ${shooter} fires on ${target.id} (${confidence}) and claims the same fact: outranks in ${target.id}, or narrow a step of ${shooter} and say in its notToBeConfusedWith what separates them`
        : `fires  ${shooter} on ${target.id} (${confidence}): ${declared}`,
    );
}
