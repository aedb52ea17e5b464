import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { differingCharacters, sameId, visibleId } from '../../src/text/visible-id.js';

/** As the application makes them: base64url, 43 to 64 characters. */
const anId = fc.stringMatching(/^[A-Za-z0-9_-]{43,64}$/);
const aMask = fc.constantFrom('****', '**', '…', '...');

function masked(id: string, before: number, mask: string, after: number): string {
  return `${id.slice(0, before)}${mask}${after === 0 ? '' : id.slice(-after)}`;
}

describe('visibleId', () => {
  test.each([
    ['4EFN-OKk****ci41', { prefix: '4EFN-OKk', suffix: 'ci41', whole: false }],
    ['UJtw…PP50', { prefix: 'UJtw', suffix: 'PP50', whole: false }],
    ['UJtw...PP50', { prefix: 'UJtw', suffix: 'PP50', whole: false }],
    ['UJtw...', { prefix: 'UJtw', suffix: '', whole: false }],
    ['****', { prefix: '', suffix: '', whole: false }],
    ['UJtwPP50', { prefix: 'UJtwPP50', suffix: 'UJtwPP50', whole: true }],
    ['a*b', { prefix: 'a*b', suffix: 'a*b', whole: true }],
  ])('%s', (text, expected) => {
    expect(visibleId(text)).toEqual(expected);
  });
});

describe('sameId', () => {
  test.each([
    ['abcdefgh', 'abcdefgh', true],
    ['abcdefgh', 'abcdefgi', false],
    ['abcdefgh', 'abcdef****', true],
    ['abcdefgh', 'abc****fgh', true],
    ['abcdefgh', 'xbc****fgh', false],
    ['abcdefgh', 'abc****fgx', false],
    ['abcdefgh', 'abc****gh', null],
    ['abcdef****', 'abcd****wxyz', null],
    ['abcdef****', 'abcdef****wxyz', true],
    ['abcdef****', 'abdd****wxyz', false],
    ['****', 'abcdefgh', null],
  ])('%s and %s: %s', (a, b, expected) => {
    expect(sameId(a, b)).toBe(expected);
  });

  test('the same way round, whichever is asked first', () => {
    const shown = fc.oneof(
      anId,
      fc.tuple(anId, aMask).map(([id, mask]) => masked(id, 4, mask, 4)),
    );
    fc.assert(fc.property(shown, shown, (a, b) => sameId(a, b) === sameId(b, a)));
  });

  test('an id is never another than what its own mask shows', () => {
    fc.assert(
      fc.property(anId, aMask, fc.nat(12), fc.nat(12), (id, mask, before, after) => {
        expect(sameId(id, masked(id, before, mask, after))).toBe(before + after >= 6 ? true : null);
      }),
    );
  });

  test('an id whose visible part differs in one character is another', () => {
    fc.assert(
      fc.property(anId, fc.nat(11), (id, place) => {
        const changed = `${id.slice(0, place)}${id[place] === 'x' ? 'y' : 'x'}${id.slice(place + 1)}`;
        expect(sameId(id, masked(changed, 12, '****', 4))).toBe(false);
      }),
    );
  });
});

describe('differingCharacters', () => {
  test.each([
    ['abcd', 'abcd', 0],
    ['abcd', 'abxd', 1],
    ['abcd', 'xbcx', 2],
    ['abcd', 'abcde', null],
    ['abcd', 'ab****', null],
    ['ab****', 'abcdef', null],
  ])('%s and %s: %s', (a, b, expected) => {
    expect(differingCharacters(a, b)).toBe(expected);
  });
});
