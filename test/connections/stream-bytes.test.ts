import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { byteBudget } from '../../src/connections/byte-budget.js';
import { MAX_HELD_BYTES, StreamBytes } from '../../src/connections/stream-bytes.js';

/** What comes out: bytes as they are, a hole as `[n]`. */
function collect(
  first: number | null,
  segments: readonly (readonly [at: number, text: string, length?: number])[],
): string {
  let out = '';
  const sink = {
    bytes: (chunk: Uint8Array): void => {
      out += Buffer.from(chunk).toString();
    },
    skipped: (count: number): void => {
      out += `[${String(count)}]`;
    },
  };
  const stream = new StreamBytes(sink, byteBudget(), first);
  for (const [at, text, length = text.length] of segments) stream.segment(at, Buffer.from(text), length);
  stream.end();
  return out;
}

describe('bytes in sequence', () => {
  test('in order, out of order, repeated, overlapping', () => {
    expect(
      collect(1, [
        [1, 'abc'],
        [4, 'def'],
      ]),
    ).toBe('abcdef');
    expect(
      collect(1, [
        [4, 'def'],
        [1, 'abc'],
      ]),
    ).toBe('abcdef');
    expect(
      collect(1, [
        [1, 'abc'],
        [1, 'abc'],
        [4, 'def'],
      ]),
    ).toBe('abcdef');
    expect(
      collect(1, [
        [1, 'abc'],
        [2, 'bcde'],
        [6, 'f'],
      ]),
    ).toBe('abcdef');
  });

  test('a hole is passed on if nothing filled it', () => {
    expect(
      collect(1, [
        [1, 'ab'],
        [6, 'fg'],
      ]),
    ).toBe('ab[3]fg');
  });

  test('what the snap length cut is a hole', () => {
    expect(
      collect(1, [
        [1, 'ab', 10],
        [11, 'kl'],
      ]),
    ).toBe('ab[8]kl');
    expect(
      collect(1, [
        [1, 'ab', 10],
        [5, 'efghij', 8],
        [13, 'm'],
      ]),
    ).toBe('ab[8][2]m');
  });

  test('in the middle of a stream the first segment is the begin', () => {
    expect(
      collect(null, [
        [500, 'abc'],
        [503, 'd'],
      ]),
    ).toBe('abcd');
  });

  test('no more is held than the bound: then the hole is taken for a loss', () => {
    const chunk = 'x'.repeat(8192);
    const many = Array.from({ length: MAX_HELD_BYTES / 8192 + 1 }, (_, at) => [11 + at * 8192, chunk] as const);
    const out = collect(1, [[1, 'ab'], ...many, [3, 'cdefghij']]);
    expect(out.startsWith('ab[8]xxx')).toBe(true);
    expect(out.length).toBe(2 + 3 + many.length * 8192);
  });

  test('any order of any cutting gives the same bytes', () => {
    const text = 'the quick brown fox jumps over the lazy dog';
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: text.length - 1 }), { maxLength: 8 }),
        fc.infiniteStream(fc.nat(1000)),
        (cuts, order) => {
          const places = [0, ...[...new Set(cuts)].sort((a, b) => a - b), text.length];
          const pieces = places
            .slice(1)
            .map((end, at) => [(places[at] ?? 0) + 1, text.slice(places[at], end)] as const);
          const shuffled = pieces
            .map((piece) => [order.next().value ?? 0, piece] as const)
            .sort(([a], [b]) => a - b)
            .map(([, piece]) => piece);
          expect(collect(1, shuffled)).toBe(text);
        },
      ),
    );
  });
});
