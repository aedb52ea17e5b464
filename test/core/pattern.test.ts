import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { describeTest, pattern, testValue, type AnyTest } from '../../src/core/pattern.js';

const TESTS: readonly AnyTest[] = [
  pattern.equal('a'),
  pattern.oneOf('a', 'b'),
  pattern.present,
  pattern.startsWith('a'),
  pattern.endsWith('a'),
  pattern.matches(/a/),
  pattern.atLeast(3),
  pattern.atMost(3),
];

describe('testValue', () => {
  test.each<readonly [string, AnyTest, unknown]>([
    ['equal', pattern.equal(401), 401],
    ['oneOf, the last', pattern.oneOf('GET', 'POST'), 'POST'],
    ['present, of a false', pattern.present, false],
    ['present, of an empty text', pattern.present, ''],
    ['startsWith', pattern.startsWith('/oauth'), '/oauth/token'],
    ['endsWith', pattern.endsWith('/token'), '/oauth/token'],
    ['matches', pattern.matches(/^in/), 'invalid'],
    ['matches one of several texts', pattern.matches(/PKIX/), ['closed', 'PKIX path building failed']],
    ['atLeast, at the bound', pattern.atLeast(3), 3],
    ['atMost, at the bound', pattern.atMost(3), 3],
  ])('yes: %s', (_name, asked, value) => {
    expect(testValue(asked, value)).toBe('yes');
  });

  test.each<readonly [string, AnyTest, unknown]>([
    ['equal is not loose', pattern.equal(401), '401'],
    ['oneOf', pattern.oneOf('GET', 'POST'), 'PUT'],
    ['startsWith', pattern.startsWith('/oauth'), '/x/oauth'],
    ['startsWith of a number', pattern.startsWith('4'), 401],
    ['endsWith', pattern.endsWith('/token'), '/token/'],
    ['endsWith of a number', pattern.endsWith('1'), 401],
    ['matches', pattern.matches(/^in/), 'not in'],
    ['matches none of several texts', pattern.matches(/PKIX/), ['closed', 'reset', 7]],
    ['matches a number', pattern.matches(/4/), 401],
    ['atLeast', pattern.atLeast(3), 2.9],
    ['atLeast of a text', pattern.atLeast(3), '4'],
    ['atMost', pattern.atMost(3), 3.1],
    ['atMost of a text', pattern.atMost(3), '2'],
  ])('no: %s', (_name, asked, value) => {
    expect(testValue(asked, value)).toBe('no');
  });

  test.each(TESTS)('$is of a field that nobody reported is unknown', (asked) => {
    expect(testValue(asked, undefined)).toBe('unknown');
  });

  test('any value gets a yes or a no, never an error', () => {
    fc.assert(
      fc.property(fc.constantFrom(...TESTS), fc.anything(), (asked, value) => {
        expect(testValue(asked, value)).toMatch(value === undefined ? /^unknown$/ : /^(yes|no)$/);
      }),
    );
  });

  test('a global regular expression gives the same answer twice', () => {
    const asked = pattern.matches(/a/g);
    expect([testValue(asked, 'a'), testValue(asked, 'a')]).toEqual(['yes', 'yes']);
  });
});

test.each<readonly [AnyTest, string]>([
  [pattern.equal(401), '401'],
  [pattern.oneOf('a', 'b'), 'a or b'],
  [pattern.present, 'any value'],
  [pattern.startsWith('/api'), 'something that starts with /api'],
  [pattern.endsWith('/token'), 'something that ends with /token'],
  [pattern.matches(/^inv/i), 'something like /^inv/'],
  [pattern.atLeast(500), 'at least 500'],
  [pattern.atMost(3), 'at most 3'],
])('in words: %j', (asked, words) => {
  expect(describeTest(asked)).toBe(words);
});
