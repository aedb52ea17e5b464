import { describe, expect, test } from '@jest/globals';
import { SentRanges } from '../../src/connections/sent-ranges.js';

/** A direction in which some segments were sent, each by its first byte and length. */
function sent(...segments: readonly (readonly [number, number])[]): SentRanges {
  const ranges = new SentRanges();
  ranges.acknowledged(1, true);
  for (const [start, length] of segments) ranges.sent(start, length);
  return ranges;
}

const FULL = [1, 1448] as const;

describe('segments that are sent again', () => {
  test('three times in vain are a hole', () => {
    expect(sent(FULL, FULL).hole()).toBeNull();
    expect(sent(FULL, FULL, FULL).hole()).toEqual({ bytes: 1448, sent: 3, laterArrived: false });
  });

  test('until they are acknowledged', () => {
    const ranges = sent(FULL, FULL, FULL);
    ranges.acknowledged(1449, true);
    expect(ranges.hole()).toBeNull();
  });

  test('by the first byte: a card may have sent several segments at once', () => {
    expect(sent([1, 4344], FULL, FULL).hole()?.bytes).toBe(1448);
  });

  test('a bare acknowledgement of nothing new answers what was sent later', () => {
    const ranges = sent(FULL, [1449, 200], FULL, FULL);
    ranges.acknowledged(1, false);
    expect(ranges.hole()?.laterArrived).toBe(false);
    ranges.acknowledged(1, true);
    expect(ranges.hole()?.laterArrived).toBe(true);
  });

  test('a later hole is not one', () => {
    expect(sent(FULL, [1449, 200], [1449, 200], [1449, 200]).hole()).toBeNull();
  });
});
