import { describe, expect, test } from '@jest/globals';
import { grammar } from '../../src/text/grammar.js';

describe('grammar', () => {
  const pair = grammar(String.raw`^ (?<key> {{word}} ) (?: = (?<value> {{word}} ) )? $`, { word: '[a-z]+' });

  test('is made when it is first used: most of a run are never used', () => {
    const broken = grammar('(');
    expect(() => broken('')).toThrow('Unterminated group');
  });

  test('gives each named part', () => {
    expect(pair('status=ok')).toEqual({ key: 'status', value: 'ok' });
  });

  test('a part that is not there is undefined', () => {
    expect(pair('status')).toEqual({ key: 'status', value: undefined });
  });

  test('no match is null', () => {
    expect(pair('STATUS')).toBeNull();
  });

  test('groups without a name do not shift the named ones', () => {
    expect(grammar('^(a|b)(?<second>c)')('bc')).toEqual({ second: 'c' });
  });

  test('a pattern without names matches and gives nothing', () => {
    expect(grammar('a b')('ab')).toEqual({});
  });

  test('keeps no state between calls', () => {
    expect([pair('a=b'), pair('a=b')]).toEqual([
      { key: 'a', value: 'b' },
      { key: 'a', value: 'b' },
    ]);
  });
});
