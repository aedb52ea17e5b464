import { describe, expect, test } from '@jest/globals';
import { rules } from '../../src/rules/index.js';
import { wrongGrant } from '../report/cases.js';
import { ran } from './support.js';

/** A rule with a verdict there. */
const RULED = wrongGrant.verdicts[0]?.rule ?? '';

const json = async (...argv: readonly string[]): Promise<unknown> => {
  const { out, code } = await ran([...argv, '--json'], { result: wrongGrant });
  expect(code).toBe(0);
  return JSON.parse(out);
};

describe('--json', () => {
  test('rules', async () => {
    const listed = await json('rules');
    expect(listed).toMatchObject({ schema: 'lic-analyze/rules/1' });
    expect(listed).toHaveProperty('rules.length', rules.length);
    expect(listed).toHaveProperty('rules[0].id', rules[0]?.id);
  });

  test('explain', async () => {
    const rule = rules.find(({ id }) => id === 'wrong-grant-type');
    const explained = await json('explain', 'wrong-grant-type');
    expect(explained).toMatchObject({
      schema: 'lic-analyze/explain/1',
      rule: { id: 'wrong-grant-type', cause: rule?.cause, fix: rule?.fix },
    });
    expect(explained).toHaveProperty('rule.steps.length', Object.keys(rule?.steps ?? {}).length);
    expect(explained).toHaveProperty('rule.steps[0].seen[0].event');
  });

  test('why', async () => {
    const own = wrongGrant.verdicts.filter(({ rule }) => rule === RULED);
    const why = await json('why', RULED, 'case');
    expect(why).toMatchObject({ schema: 'lic-analyze/why/1', rule: RULED });
    expect(own.length).toBeGreaterThan(0);
    expect(why).toHaveProperty('verdicts.length', own.length);
    expect(why).toHaveProperty('verdicts[0].verdict', own[0]?.verdict);
  });

  test('clocks', async () => {
    expect(await json('clocks', 'case')).toMatchObject({
      schema: 'lic-analyze/clocks/1',
      sources: [{ clock: { zone: expect.anything() } }, { clock: { offsetSeconds: -2521 } }, {}],
    });
  });

  test('collect', async () => {
    const collected = await json('collect', '--server', 'ssm.example:8443');
    expect(collected).toMatchObject({
      schema: 'lic-analyze/collect/1',
      server: { host: 'ssm.example', port: 8443 },
      proxy: null,
    });
    expect(JSON.stringify(collected)).toContain('ssm.example');
    expect(JSON.stringify(collected)).not.toContain('<ssm>');
  });

  test('is withheld like any text that would show a secret', async () => {
    const program = { leaks: () => ['client_secret from a.log:3 (base64)'] };
    for (const argv of [
      ['why', 'wrong-client-id', 'case', '--json'],
      ['clocks', 'case', '--json'],
    ])
      expect(await ran(argv, { program })).toMatchObject({ code: 3, out: '' });
  });
});
