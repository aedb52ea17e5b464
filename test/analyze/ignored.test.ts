import { expect, test } from '@jest/globals';
import { analyze, CONTRACT, renderMarkdown, rules, toJson } from '../../src/index.js';

const INCIDENT = 'samples/incidents/wrong-grant-type';

test('an ignored rule is neither found nor ruled out, and every report says so', async () => {
  const analysis = await analyze(INCIDENT, { disable: ['wrong-grant-type'] });
  expect(analysis.verdicts.map(({ rule }) => rule)).not.toContain('wrong-grant-type');
  expect(analysis.findings.map(({ rule }) => rule)).not.toContain('wrong-grant-type');
  expect(analysis.tool.rules).toBe(rules.length - 1);
  expect(renderMarkdown(analysis)).toContain('Ignored as asked, so neither found nor ruled out: *wrong-grant-type*.');
  expect(toJson(analysis).options.disable).toEqual(['wrong-grant-type']);
});

test('an unknown one is misuse, with a suggestion', async () => {
  await expect(analyze(INCIDENT, { disable: ['wrong-grant-tpye'] })).rejects.toThrow(
    'There is no rule wrong-grant-tpye; did you mean wrong-grant-type?',
  );
});

test('a rule for another contract is left out with a notice, and the built-in one stays', async () => {
  const [own] = rules.filter(({ id }) => id === 'wrong-grant-type');
  if (own === undefined) throw new Error('There is no such rule.');
  const { findings, notices } = await analyze(INCIDENT, { rules: [{ ...own, contract: CONTRACT + 1 }] });
  expect(findings[0]?.rule).toBe('wrong-grant-type');
  expect(notices).toContainEqual(expect.objectContaining({ code: 'plugin-refused', source: 'wrong-grant-type' }));
});
