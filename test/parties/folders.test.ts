import { describe, expect, test } from '@jest/globals';
import { commonFolder, foldersOf, holds, outwards } from '../../src/parties/folders.js';

describe('folders of a source', () => {
  test('an archive is one of them', () => {
    expect(foldersOf('case.tar.gz!node1/var/log/messages')).toEqual(['case.tar.gz', 'node1', 'var', 'log']);
    expect(foldersOf('messages')).toEqual([]);
  });

  test('the root holds everything, a folder itself and what is in it', () => {
    expect(holds([], ['a'])).toBe(true);
    expect(holds(['a'], ['a'])).toBe(true);
    expect(holds(['a', 'b'], ['a'])).toBe(false);
    expect(holds(['a'], ['b', 'a'])).toBe(false);
  });

  test('the common one is the deepest that holds all', () => {
    expect(
      commonFolder([
        ['case', 'a', 'x'],
        ['case', 'a'],
        ['case', 'b'],
      ]),
    ).toEqual(['case']);
    expect(
      commonFolder([
        ['case', 'a', 'x'],
        ['case', 'a'],
      ]),
    ).toEqual(['case', 'a']);
    expect(commonFolder([])).toEqual([]);
  });

  test('outwards goes up to the root', () => {
    expect(outwards(['a', 'b'])).toEqual([['a', 'b'], ['a'], []]);
  });
});
