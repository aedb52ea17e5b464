import { afterAll, describe, expect, test } from '@jest/globals';
import { casesIn } from '../../samples/rules/cases.js';
import { shotsAt } from '../../scripts/crossfire/fire.js';
import type { Rule } from '../../src/core/rule.js';
import { STAGES } from '../../src/core/stages.js';
import { analyze, type Analysis } from '../../src/index.js';
import { rules } from '../../src/rules/index.js';
import { checkRuleBy } from '../../src/testing/check-rule.js';
import { isBystander, isNearMiss, named, ruleSamples } from '../support/rule.js';
import { RIVALS } from './rivals.js';

type Input = Parameters<typeof analyze>[0];

/** Of what lies between the manager and the gateway of the license server; all others are of what the server answers. */
export const isOfThePath = ({ stage }: Rule): boolean => STAGES.indexOf(stage) < STAGES.indexOf('gateway');

/** All that is asked of the analyses of a rule's samples, in one place, so that each sample is analysed once. */
export function testRules(some: readonly Rule[]): void {
  describe.each(some.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
    const { cases } = casesIn(`samples/rules/${id}`);
    const analyses = new Map<Input, Promise<Analysis>>();
    const run = (input: Input): Promise<Analysis> => {
      const analysis = analyses.get(input) ?? analyze(input);
      analyses.set(input, analysis);
      return analysis;
    };
    const findingsOf = async (name: string) => (await run(named(cases, name).files)).findings;
    afterAll(() => {
      analyses.clear();
    });

    test('holds against its samples', async () => {
      expect(cases.filter(isNearMiss).length).toBeGreaterThanOrEqual(2);
      expect(await checkRuleBy(rule, ruleSamples(cases), run)).toEqual([]);
    });

    test('no undeclared rival fires on its samples', async () => {
      const findings = await findingsOf('fires');
      expect(findings.map((finding) => finding.rule)).toContain(id);
      expect(shotsAt(rule, findings, rules).filter(({ declared }) => declared === null)).toEqual([]);
    });

    test('nothing fires on quiet', async () => {
      expect(await findingsOf('quiet')).toEqual([]);
    });

    test.each(cases)('$name gives the confidence that cases.json states', async ({ name, confidence }) => {
      const own = (await findingsOf(name)).find((finding) => finding.rule === id);
      expect(own?.confidence).toBe(confidence);
    });

    for (const { name } of cases.filter(isBystander)) {
      test(`${name}: what happened to somebody else is no finding`, async () => {
        expect(await findingsOf(name)).toEqual([]);
      });
    }

    for (const [sample, expected] of RIVALS) {
      const [owner, name = ''] = sample.split('/');
      if (owner !== id) continue;
      test(`${name}: ${JSON.stringify(expected)}`, async () => {
        const findings = await findingsOf(name);
        expect(findings.map(({ rule: found, confidence }) => `${found} ${confidence}`)).toEqual(expected);
      });
    }
  });
}
