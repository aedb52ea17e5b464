import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  atLeast,
  atMost,
  describeTest,
  endsWith,
  equal,
  matches,
  MAX_MATCHED_LENGTH,
  oneOf,
  present,
  startsWith,
  testValue,
  type AnyTest,
} from '../../src/core/pattern.js';

const TESTS: readonly AnyTest[] = [
  equal('a'),
  oneOf('a', 'b'),
  present,
  startsWith('a'),
  endsWith('a'),
  matches(/a/),
  atLeast(3),
  atMost(3),
];

describe('testValue', () => {
  test.each<readonly [string, AnyTest, unknown]>([
    ['equal', equal(401), 401],
    ['oneOf, the last', oneOf('GET', 'POST'), 'POST'],
    ['present, of a false', present, false],
    ['present, of an empty text', present, ''],
    ['startsWith', startsWith('/oauth'), '/oauth/token'],
    ['endsWith', endsWith('/token'), '/oauth/token'],
    ['matches', matches(/^in/), 'invalid'],
    ['matches one of several texts', matches(/PKIX/), ['closed', 'PKIX path building failed']],
    ['atLeast, at the bound', atLeast(3), 3],
    ['atMost, at the bound', atMost(3), 3],
  ])('yes: %s', (_name, pattern, value) => {
    expect(testValue(pattern, value)).toBe('yes');
  });

  test.each<readonly [string, AnyTest, unknown]>([
    ['equal is not loose', equal(401), '401'],
    ['oneOf', oneOf('GET', 'POST'), 'PUT'],
    ['startsWith', startsWith('/oauth'), '/x/oauth'],
    ['startsWith of a number', startsWith('4'), 401],
    ['endsWith', endsWith('/token'), '/token/'],
    ['endsWith of a number', endsWith('1'), 401],
    ['matches', matches(/^in/), 'not in'],
    ['matches none of several texts', matches(/PKIX/), ['closed', 'reset', 7]],
    ['matches beyond what is looked at', matches(/x/), `${'a'.repeat(MAX_MATCHED_LENGTH)}x`],
    ['matches a number', matches(/4/), 401],
    ['atLeast', atLeast(3), 2.9],
    ['atLeast of a text', atLeast(3), '4'],
    ['atMost', atMost(3), 3.1],
    ['atMost of a text', atMost(3), '2'],
  ])('no: %s', (_name, pattern, value) => {
    expect(testValue(pattern, value)).toBe('no');
  });

  test.each(TESTS)('$is of a field that nobody reported is unknown', (pattern) => {
    expect(testValue(pattern, undefined)).toBe('unknown');
  });

  test('any value gets a yes or a no, never an error', () => {
    fc.assert(
      fc.property(fc.constantFrom(...TESTS), fc.anything(), (pattern, value) => {
        expect(testValue(pattern, value)).toMatch(value === undefined ? /^unknown$/ : /^(yes|no)$/);
      }),
    );
  });

  test('a global regular expression gives the same answer twice', () => {
    const pattern = matches(/a/g);
    expect([testValue(pattern, 'a'), testValue(pattern, 'a')]).toEqual(['yes', 'yes']);
  });
});

test.each<readonly [AnyTest, string]>([
  [equal(401), '401'],
  [oneOf('a', 'b'), 'a or b'],
  [present, 'any value'],
  [startsWith('/api'), 'something that starts with /api'],
  [endsWith('/token'), 'something that ends with /token'],
  [matches(/^inv/i), 'something like /^inv/'],
  [atLeast(500), 'at least 500'],
  [atMost(3), 'at most 3'],
])('in words: %j', (pattern, words) => {
  expect(describeTest(pattern)).toBe(words);
});
