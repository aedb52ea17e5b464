import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ReceivedRanges } from '../../src/connections/received-ranges.js';

describe('received ranges', () => {
  test('nothing is missing where all came, in whatever order', () => {
    const ranges = new ReceivedRanges();
    ranges.add(11, 21);
    ranges.add(1, 11);
    expect(ranges.missing()).toBe(0);
  });

  test('what is missing before the first segment shows only where the begin is known', () => {
    const unknown = new ReceivedRanges();
    unknown.add(101, 201);
    expect(unknown.missing()).toBe(0);
    const known = new ReceivedRanges();
    known.beginAt(1);
    known.add(101, 201);
    expect(known.missing()).toBe(100);
  });

  test('as many bytes are missing as a set of positions says', () => {
    const range = fc.tuple(fc.nat(200), fc.integer({ min: 1, max: 20 }));
    fc.assert(
      fc.property(fc.array(range, { minLength: 1, maxLength: 30 }), (all) => {
        const ranges = new ReceivedRanges();
        const seen = new Set<number>();
        for (const [from, length] of all) {
          ranges.add(from, from + length);
          for (let at = from; at < from + length; at += 1) seen.add(at);
        }
        expect(ranges.missing()).toBe(Math.max(...seen) - Math.min(...seen) + 1 - seen.size);
      }),
    );
  });
});
