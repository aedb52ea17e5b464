import { expect, test } from '@jest/globals';
import { isColoured } from '../../src/cli/colors.js';
import { ran } from './support.js';

test.each([
  [[], {}, true, true],
  [[], {}, false, false],
  [[], { TERM: 'dumb' }, true, false],
  [[], { NO_COLOR: '1' }, true, false],
  [[], { NO_COLOR: '' }, true, true],
  [[], { FORCE_COLOR: '1' }, false, true],
  [[], { FORCE_COLOR: '' }, false, false],
  [[], { FORCE_COLOR: '0' }, true, false],
  [[], { FORCE_COLOR: 'false' }, true, false],
  [[], { FORCE_COLOR: '1', NO_COLOR: '1' }, false, true],
  [['--no-color'], { FORCE_COLOR: '1' }, true, false],
  [['--color'], { NO_COLOR: '1' }, false, true],
  [['--color', '--no-color'], {}, true, false],
  [['case', '--', '--color'], {}, false, false],
])('%j with %j on a terminal (%p): %p', (argv, env, isTerminal, expected) => {
  expect(isColoured(argv, env, isTerminal)).toBe(expected);
});

test('the name before a failure is red where colours are wanted', async () => {
  expect((await ran(['--color', '--formt'])).err).toMatch(/^\u001b\[31mlic-analyze:\u001b\[39m There is no option/);
  expect((await ran(['--formt'])).err).toMatch(/^lic-analyze: There is no option/);
});
