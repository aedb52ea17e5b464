import { existsSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { shotsAt } from '../scripts/crossfire/fire.js';
import { analyze } from '../src/index.js';
import { rules } from '../src/rules/index.js';

/** No rule fires on another rule's samples, except where that is declared and explained. */
const targets = rules.filter(({ id }) => existsSync(`samples/rules/${id}/fires`));

test('there are samples to fire on', () => {
  expect(targets.map(({ id }) => id)).toEqual(rules.map(({ id }) => id));
  expect(rules.length).toBeGreaterThan(0);
});

for (const target of targets) {
  test(`on ${target.id} no undeclared rival fires`, async () => {
    const { findings } = await analyze(`samples/rules/${target.id}/fires`);
    expect(findings.map(({ rule }) => rule)).toContain(target.id);
    expect(shotsAt(target, findings, rules).filter(({ declared }) => declared === null)).toEqual([]);
  });

  test(`on ${target.id}/quiet nothing fires`, async () => {
    expect((await analyze(`samples/rules/${target.id}/quiet`)).findings).toEqual([]);
  });
}
