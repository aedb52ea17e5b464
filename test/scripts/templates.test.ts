import { expect, test } from '@jest/globals';
import { casesIn } from '../../samples/rules/cases.js';
import rule from '../../scripts/templates/rule/rule.js';
import { checkRule } from '../../src/testing.js';
import { isNearMiss, ruleSamples } from '../support/rule.js';

// The tests of the parser template, as they are handed out.
import '../../scripts/templates/parser/parser.test.js';

test('the rule template holds against its own samples', async () => {
  const { cases } = casesIn('scripts/templates/rule/samples');
  expect(cases.filter(isNearMiss).map(({ name, stoppedAt }) => [name, stoppedAt])).toEqual([
    ['other-code', 'answered'],
    ['other-user', 'answered'],
  ]);
  expect(await checkRule(rule, ruleSamples(cases))).toEqual([]);
});
