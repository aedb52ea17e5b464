import { describe, expect, test } from '@jest/globals';
import { hintFor, nearest } from '../../src/core/nearest.js';

const OPTIONS = ['format', 'for', 'force', 'output', 'max-size', 'zone', 'host'];

describe('what a mistyped word most likely means', () => {
  test.each([
    ['formt', ['format']],
    ['fromat', ['format']],
    ['formatt', ['format']],
    ['Format', ['format']],
    ['maxsize', ['max-size']],
    ['out', ['output']],
    ['fo', ['format', 'for', 'force']],
    ['zonne', ['zone']],
    ['hots', ['host']],
    ['nothing', []],
    ['x', []],
    ['', []],
  ])('%s: %j', (word, found) => {
    expect(nearest(word, OPTIONS)).toEqual(found);
  });

  test('is asked back, or what else to do is said', () => {
    expect(hintFor('formt', OPTIONS, 'none')).toBe('did you mean format?');
    expect(hintFor('fo', OPTIONS, 'none')).toBe('did you mean format or for or force?');
    expect(hintFor('nothing', OPTIONS, 'none')).toBe('none');
  });
});
