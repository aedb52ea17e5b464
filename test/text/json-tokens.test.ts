import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { JsonTokens } from '../../src/text/json-tokens.js';

interface Seen {
  readonly heard: readonly string[];
  readonly depth: number;
}

/** What a text says, given in pieces of one length; text of one character a byte, as the reader is given it. */
function read(text: string, size = text.length, maxLength?: number): Seen {
  const heard: string[] = [];
  const tokens = new JsonTokens(
    {
      begin: (kind, key, offset) => void heard.push(`${kind} ${key} ${String(offset)}`),
      end: (kind) => void heard.push(`end ${kind}`),
      value: (key, value, quoted) => void heard.push(quoted ? `${key}='${value}'` : `${key}=${value}`),
      strange: (offset, what, key) => void heard.push(`strange ${what} ${String(offset)} ${key}`),
    },
    maxLength,
  );
  const bytes = Buffer.from(text, 'utf8').toString('latin1');
  for (let at = 0; at < bytes.length; at += size) tokens.push(bytes.slice(at, at + size));
  return { heard, depth: tokens.depth };
}

test('members, elements and places; the same name may come twice', () => {
  expect(read('{"a": "1", "a": ["x", 2, null], "b": {"c": true }}').heard).toEqual([
    ...['object  0', "a='1'", 'array a 16', "a='x'", 'a=2', 'a=', 'end array'],
    ...['object b 37', 'c=true', 'end object', 'end object'],
  ]);
});

test('escapes, quotes and words beyond ASCII', () => {
  expect(read(String.raw`{"k\"": "a\\", "é": "\u00e9\n→ and more", "/": "\/ of a path"}`).heard).toEqual([
    'object  0',
    `k"='a\\'`,
    `é='é\n→ and more'`,
    `/='/ of a path'`,
    'end object',
  ]);
});

test('escapes that JSON does not have stand for what is escaped', () => {
  expect(read(String.raw`["\x\u00e9\t\ud83d"]`).heard).toEqual(['array  0', `='xé\t\ud83d'`, 'end array']);
});

test('pieces do not matter', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.integer({ min: 1, max: 7 }), fc.nat(20), (value, size, maxLength) => {
      const text = JSON.stringify([value]);
      expect(read(text, size)).toEqual(read(text));
      expect(read(text, size, maxLength)).toEqual(read(text, text.length, maxLength));
    }),
  );
});

test('a byte order mark is no text', () => {
  expect(read('\ufeff{}').heard).toEqual(['object  3', 'end object']);
  expect(read('{}\ufeff{}').heard).toContain('strange value 2 ');
});

describe('what is no JSON is passed over', () => {
  test.each([
    ['a word', '{"a": nonsense, "b": "1"} ]', ['strange value 6 a', "b='1'", 'end object', 'strange bracket 26 ']],
    ['a name without a value', '{"a":, "b": 1, "c"}', ['strange value 5 a', 'b=1', 'strange value 18 c', 'end object']],
    [
      'a value without a name',
      '{5, {"a": 1}}',
      ['strange value 1 ', 'strange value 4 ', 'object  4', 'a=1', 'end object', 'end object'],
    ],
    [
      'a bracket of the other kind ends what is open',
      '{"a": [1}, "b": 2}',
      ['array a 6', 'a=1', 'strange bracket 8 a', 'end array', 'b=2', 'end object'],
    ],
    ['a line end that breaks a string off', '{"a": "1,\n"b": 2}', ['strange string 9 a', 'b=2', 'end object']],
  ])('%s', (_, text, expected) => {
    for (const size of [1, text.length]) expect(read(text, size).heard).toEqual(['object  0', ...expected]);
  });

  test('what is open at the end is counted', () => {
    expect(read('{"a": [{"b": ').depth).toBe(3);
  });
});

describe('bounds', () => {
  test('of a long string the begin is given, and neither an escape nor a letter is cut', () => {
    const given = (string: string) => read(`{"a": "${string}", "b": "1"}`, 7, 8).heard;
    expect(given('12345678')).toEqual(['object  0', "a='12345678'", "b='1'", 'end object']);
    expect(given('1234567890')).toEqual(['object  0', "a='12345678'", "b='1'", 'end object']);
    expect(given(String.raw`1234567\n90`)).toContain("a='1234567\n'");
    expect(given(String.raw`12345\u00e990`)).toContain("a='12345é'");
    expect(given(String.raw`123456\\90`)).toContain(String.raw`a='123456\'`);
    expect(given('1234567→90')).toContain("a='1234567→'");
    expect(given(`${'x'.repeat(40)}\\\\\\"${'y'.repeat(40)}\\\\`)).toEqual([
      'object  0',
      "a='xxxxxxxx'",
      "b='1'",
      'end object',
    ]);
  });

  test('a string without end is not kept', () => {
    const { heard } = read(`{"a": "${'x'.repeat(3_000_000)}", "b": "1"}`, 65_536);
    expect(heard.map(({ length }) => length)).toEqual([9, 1024 * 1024 + 4, 5, 10]);
  });

  test('what is nested deeper than is followed is passed over', () => {
    const deep = `${'['.repeat(600)}1${']'.repeat(600)}`;
    const { heard, depth } = read(`{"a": ${deep}, "b": 1}`);
    expect(heard.filter((one) => one.startsWith('array'))).toHaveLength(511);
    expect(heard.slice(-2)).toEqual(['b=1', 'end object']);
    expect(depth).toBe(0);
  });

  test('a word without end is not kept', () => {
    expect(read(`[${'1'.repeat(5000)}]`, 1000).heard.map((one) => one.slice(0, 14))).toContain('strange value ');
  });
});
