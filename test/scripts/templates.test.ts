import { expect, test } from '@jest/globals';
import rule from '../../scripts/templates/rule/rule.js';
import { checkRule } from '../../src/testing.js';

// The tests of the parser template, as they are handed out.
import '../../scripts/templates/parser/parser.test.js';

test('the rule template holds against its own samples', async () => {
  const folder = 'scripts/templates/rule/samples';
  const failures = await checkRule(rule, {
    fires: `${folder}/fires`,
    confidence: 'confirmed',
    quiet: `${folder}/quiet`,
    nearMisses: {
      'other-code': { input: `${folder}/other-code`, verdict: 'clear', stoppedAt: 'answered' },
      'other-user': { input: `${folder}/other-user`, verdict: 'clear', stoppedAt: 'answered' },
    },
    noise: ['samples/healthy/noise'],
  });
  expect(failures).toEqual([]);
});
