import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { MAX_LINE_BYTES } from '../../src/text/lines.js';
import { cutAt, split, utf16be, utf16le } from './split.js';

const aText = fc
  .array(fc.oneof(fc.stringMatching(/^[a-z \u00e4\u20ac]{0,12}$/), fc.constantFrom('\n', '\r\n', '\r', '\n\n')), {
    maxLength: 30,
  })
  .map((parts) => parts.join(''));
const places = fc.array(fc.nat(400), { maxLength: 40 });

describe('any chunking gives the same lines, numbers, offsets and notices', () => {
  test.each([
    ['UTF-8', (text: string) => Buffer.from(text)],
    ['UTF-8 with a mark', (text: string) => Buffer.from(`\ufeff${text}`)],
    ['Latin-1', (text: string) => Buffer.from(text, 'latin1')],
    ['UTF-16LE', utf16le],
    ['UTF-16BE', utf16be],
  ])('%s', (_name, encode) => {
    fc.assert(
      fc.property(aText, places, (text, cuts) => {
        const bytes = encode(text);
        expect(split(...cutAt(bytes, cuts))).toEqual(split(bytes));
      }),
    );
  });

  test('byte by byte', () => {
    fc.assert(
      fc.property(aText, (text) => {
        const bytes = Buffer.from(`\ufeff${text}`);
        expect(split(...[...bytes].map((byte) => Uint8Array.of(byte)))).toEqual(split(bytes));
      }),
    );
  });

  test('lines around the longest that is read', () => {
    const aLong = fc.tuple(fc.integer({ min: -2, max: 3 }), fc.constantFrom('\n', '\r\n'));
    const near = fc.array(fc.nat(MAX_LINE_BYTES * 3), { maxLength: 6 });
    fc.assert(
      fc.property(fc.array(aLong, { minLength: 1, maxLength: 3 }), near, (lines, cuts) => {
        const bytes = Buffer.from(lines.map(([more, end]) => 'x'.repeat(MAX_LINE_BYTES + more) + end).join(''));
        expect(split(...cutAt(bytes, cuts))).toEqual(split(bytes));
      }),
      { numRuns: 40 },
    );
  });
});

describe('the lines are those of the text', () => {
  test('joined with their ends they are the text again, each at its offset', () => {
    fc.assert(
      fc.property(aText, (text) => {
        const bytes = Buffer.from(text);
        const expected = text.split('\n');
        if (expected.at(-1) === '') expected.pop();
        const { lines } = split(bytes);
        expect(lines.map((line) => line.text)).toEqual(expected.map((line) => line.replace(/\r$/, '')));
        for (const { text: own, offset } of lines)
          expect(bytes.subarray(offset, offset + Buffer.byteLength(own)).toString()).toBe(own);
      }),
    );
  });
});
