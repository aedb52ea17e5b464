import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { enclosingQuote, shellWords } from '../../src/text/shell-words.js';

const texts = (line: string, from = 0, enclosing: string | null = null): readonly string[] =>
  shellWords(line, from, enclosing).map(({ text }) => text);

describe('words of a command as it stands', () => {
  test.each([
    [`-d 'a b' "c \\"d" e`, ['-d', 'a b', 'c \\"d', 'e']],
    ['-k https://x/ | grep y', ['-k', 'https://x/']],
    ['-H a \\\n  -H b\n-H c', ['-H', 'a', '-H', 'b']],
    ["-u it's", ['-u', 'it']],
    ["--data=a'b'c", ['--data=abc']],
  ])('%s', (line, words) => {
    expect(texts(line)).toEqual(words);
  });

  test('end at the quote in which the command stands', () => {
    const line = `"cmd":"curl -u 'a:b' x","y":"z"`;
    const at = line.indexOf(' -u');
    expect(enclosingQuote(line, line.indexOf('curl'))).toBe('"');
    expect(texts(line, at, '"')).toEqual(['-u', 'a:b', 'x']);
  });

  test('each character has its place', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(10), (line, from) => {
        for (const { text, at } of shellWords(line, Math.min(from, line.length), null))
          expect(at.map((place) => line.charAt(place)).join('')).toBe(text);
      }),
    );
  });

  test('no more are read than a command has', () => {
    expect(texts('a '.repeat(1000))).toHaveLength(100);
    expect(texts('b'.repeat(50_000))[0]).toHaveLength(16_384);
  });
});
