import { describe, expect, test } from '@jest/globals';
import { learnSecrets, maskText } from '../../src/redact/mask.js';
import { isCommon, isFolderWord } from '../../src/redact/vocabulary.js';

const masked = (text: string): string => maskText(text, learnSecrets({ text }));

describe('words of the reports', () => {
  test('are masked after their key only', () => {
    expect(masked('password=manager ; asked the manager')).toBe('password=**** ; asked the manager');
  });

  test('are not those that only folders are called by: such a password is searched for', () => {
    for (const word of ['bundle', 'packets', 'record']) {
      expect([isFolderWord(word), isCommon(word)]).toEqual([true, false]);
      expect(masked(`password=${word} ; retry with ${word}`)).toBe('password=**** ; retry with ****');
    }
  });
});
