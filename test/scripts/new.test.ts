import { describe, expect, test } from '@jest/globals';
import { argumentsOf } from '../../scripts/new/arguments.js';
import { newFiles, nextStep, problemWith } from '../../scripts/new/plan.js';

describe('npm run new', () => {
  test('puts rule and samples in their places, under the new name', () => {
    const made = newFiles('rule', 'clock-skew', [
      { path: 'rule.ts', text: "import { defineRule } from '../../../src/core/rule.js';\nid: 'new-rule'" },
      { path: 'samples/fires/messages', text: 'new-rule' },
    ]);
    expect(made).toEqual([
      { path: 'src/rules/clock-skew.ts', text: "import { defineRule } from '../core/rule.js';\nid: 'clock-skew'" },
      { path: 'samples/rules/clock-skew/fires/messages', text: 'clock-skew' },
    ]);
  });

  test('puts a parser among the parsers, and its test among their tests', () => {
    const made = newFiles('parser', 'squid-access', [
      { path: 'parser.ts', text: "id: 'new-parser'" },
      {
        path: 'parser.test.ts',
        text: "import { analyze } from '../../../src/index.js';\nimport parser from './parser.js';\ntest('new-parser');",
      },
    ]);
    expect(made).toEqual([
      { path: 'src/parsers/squid-access/squid-access.ts', text: "id: 'squid-access'" },
      {
        path: 'test/parsers/squid-access/squid-access.test.ts',
        text: "import { analyze } from '../../../src/index.js';\nimport parser from '../../../src/parsers/squid-access/squid-access.js';\ntest('squid-access');",
      },
    ]);
  });

  test.each([
    ['rule', 'wrong-grant-type', null],
    ['rule', 'server-error-500', null],
    ['rules', 'x', 'Say what to make: npm run new -- rule <id>, or npm run new -- parser <id>.'],
    ['rule', '', 'Say the id of the rule: npm run new -- rule <id>.'],
    ['rule', 'Wrong', 'Wrong is no id: lower case, digits and single hyphens, for example wrong-client-id.'],
    ['parser', '../x', '../x is no id: lower case, digits and single hyphens, for example wrong-client-id.'],
    ['parser', 'a--b', 'a--b is no id: lower case, digits and single hyphens, for example wrong-client-id.'],
  ])('%s %s: %s', (kind, id, problem) => {
    expect(problemWith(kind, id)).toBe(problem);
  });

  test.each([
    [
      ['rule', 'disk-full', '--from', 'case/messages:12'],
      { kind: 'rule', id: 'disk-full', from: { file: 'case/messages', line: 12 } },
    ],
    [
      ['--from=a:b/messages.1:7', 'rule', 'disk-full'],
      { kind: 'rule', id: 'disk-full', from: { file: 'a:b/messages.1', line: 7 } },
    ],
    [['parser', 'squid-access'], { kind: 'parser', id: 'squid-access', from: null }],
    [
      ['parser', 'squid-access', '--from', 'x:1'],
      'A parser of whole files is started from its samples: leave --from away, or say --reads messages.',
    ],
    [
      ['parser', 'apache-access', '--reads', 'messages', '--from', 'case/access_log:3'],
      { kind: 'parser', id: 'apache-access', from: { file: 'case/access_log', line: 3 } },
    ],
    [
      ['parser', 'apache-access', '--reads=messages'],
      'A parser of messages is started from one: --reads messages --from FILE:LINE.',
    ],
    [
      ['parser', 'apache-access', '--reads', 'lines'],
      'A parser of lines or bytes has a template: leave --reads away. --reads messages starts one from a line.',
    ],
    [['rule', 'disk-full', '--reads', 'messages'], 'A rule reads nothing by itself: leave --reads away.'],
    ...[['x'], ['x:0'], [':3'], []].map((from): [string[], string] => [
      ['rule', 'disk-full', '--from', ...from],
      '--from wants FILE:LINE with lines counted from 1, for example case/vmanage-server.log:123.',
    ]),
    [['rule', '--from', 'x:1'], 'Say the id of the rule: npm run new -- rule <id>.'],
  ])('arguments %j', (argv, expected) => {
    expect(argumentsOf(argv)).toEqual(expected);
  });

  test('says what to run once the form is filled in', () => {
    expect(nextStep('rule', 'disk-full')).toBe(
      'Then: npm run generate && npm test -- test/rules test/forms -t disk-full',
    );
    expect(nextStep('parser', 'squid-access')).toBe(
      'Then: npm run generate && npm run check:patterns -- --write && npm test -- test/parsers test/forms test/patterns',
    );
  });
});
