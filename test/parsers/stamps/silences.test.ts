import { describe, expect, test } from '@jest/globals';
import { SilenceKeeper } from '../../../src/parsers/stamps/silences.js';
import { MICROS_PER_SECOND, type Stamp } from '../../../src/core/time.js';

const minutes = (count: number): number => count * 60 * MICROS_PER_SECOND;

function stamp(day: number, minute: number, more: Partial<Stamp> = {}): Stamp {
  const date = { year: 2024, month: 3, day };
  return { text: '', date, timeOfDay: minutes(minute), step: MICROS_PER_SECOND, zone: null, lap: 0, ...more };
}

function silencesOf(...stamps: readonly Stamp[]): readonly (readonly [number, number])[] {
  const keeper = new SilenceKeeper();
  for (const one of stamps) keeper.mark(one);
  return keeper.longest().map(({ from, to }) => [from.timeOfDay / minutes(1), to.timeOfDay / minutes(1)] as const);
}

describe('the silences of a source', () => {
  test('are pauses of ten minutes and more', () => {
    expect(silencesOf(stamp(1, 0), stamp(1, 9), stamp(1, 19), stamp(1, 40))).toEqual([
      [9, 19],
      [19, 40],
    ]);
  });

  test('go over midnight, and over New Year where no year is written', () => {
    expect(silencesOf(stamp(1, 1430), stamp(2, 10))).toEqual([[1430, 10]]);
    const december = stamp(31, 1439, { date: { year: null, month: 12, day: 31 } });
    const january = stamp(1, 0, { date: { year: null, month: 1, day: 1 }, lap: 1 });
    expect(silencesOf(december, january)).toEqual([]);
  });

  test('without dates go by the time of day', () => {
    const dateless = { date: null };
    expect(silencesOf(stamp(1, 5, dateless), stamp(1, 25, dateless))).toEqual([[5, 25]]);
    expect(silencesOf(stamp(1, 1439, dateless), stamp(1, 1, { ...dateless, lap: 1 }))).toEqual([]);
  });

  test('are kept to the eight longest, in their order', () => {
    const stamps = Array.from({ length: 11 }, (_, index) => stamp(1 + index, index * index));
    expect(silencesOf(...stamps)).toHaveLength(8);
    expect(silencesOf(...stamps)[0]).toEqual([4, 9]);
  });

  test('a clock that was set back is no silence', () => {
    expect(silencesOf(stamp(1, 60), stamp(1, 0), stamp(1, 1))).toEqual([]);
  });
});
