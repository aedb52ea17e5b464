import { expect, test } from '@jest/globals';
import { JoinedWords } from '../../src/retention/joined-words.js';

test('words are joined in their order, and those of other pairs are others', () => {
  const joins = new JoinedWords();
  expect([joins.of('a', 'b'), joins.of('b', 'a'), joins.of('a', 'b')]).toEqual(['a\nb', 'b\na', 'a\nb']);
});

test('of any number of pairs each is joined alike', () => {
  const joins = new JoinedWords();
  const all = (): readonly string[] => Array.from({ length: 25_000 }, (_, index) => joins.of('a', String(index)));
  expect(all()).toEqual(all());
});
