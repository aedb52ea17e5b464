import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { JsonTokens } from '../../../src/parsers/wireshark/json-tokens.js';

interface Seen {
  readonly heard: readonly string[];
  readonly depth: number;
}

/** What a text says, given in pieces of one length; text of one character a byte, as the reader is given it. */
function read(text: string, size = text.length): Seen {
  const heard: string[] = [];
  const tokens = new JsonTokens({
    begin: (kind, key, offset) => void heard.push(`${kind} ${key} ${String(offset)}`),
    end: (kind) => void heard.push(`end ${kind}`),
    value: (key, value) => void heard.push(`${key}=${value}`),
    strange: (offset) => void heard.push(`strange ${String(offset)}`),
  });
  const bytes = Buffer.from(text, 'utf8').toString('latin1');
  for (let at = 0; at < bytes.length; at += size) tokens.push(bytes.slice(at, at + size));
  return { heard, depth: tokens.depth };
}

test('members, elements and places are told; the same name may come twice', () => {
  expect(read('{"a": "1", "a": ["x", 2, null], "b": {"c": true }}').heard).toEqual([
    ...['object  0', 'a=1', 'array a 16', 'a=x', 'a=2', 'a=', 'end array'],
    ...['object b 37', 'c=true', 'end object', 'end object'],
  ]);
});

test('escapes, quotes and words beyond ASCII', () => {
  expect(read(String.raw`{"k\"": "a\\", "é": "\u00e9\n→"}`).heard).toEqual([
    'object  0',
    'k"=a\\',
    'é=é\n→',
    'end object',
  ]);
});

test('pieces do not matter', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.integer({ min: 1, max: 7 }), (value, size) => {
      const text = JSON.stringify([value]);
      expect(read(text, size)).toEqual(read(text));
    }),
  );
});

test('what is open at the end is counted, and what is no JSON is said', () => {
  expect(read('{"a": [{"b": ').depth).toBe(3);
  expect(read('{"a": nonsense, "b": "1"} ]').heard).toEqual([
    'object  0',
    'strange 6',
    'b=1',
    'end object',
    'strange 26',
  ]);
});

test('a string without end is not kept', () => {
  const seen = read(`{"a": "${'x'.repeat(3_000_000)}", "b": "1"}`, 65_536);
  expect(seen.heard).toEqual(['object  0', 'a=', 'b=1', 'end object']);
});
