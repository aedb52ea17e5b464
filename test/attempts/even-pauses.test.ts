import { expect, test } from '@jest/globals';
import { isEven } from '../../src/attempts/even-pauses.js';
import { MICROS_PER_SECOND } from '../../src/core/time.js';

const every = (seconds: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => index * seconds * MICROS_PER_SECOND);

test('a probe asks at even pauses, as often as it may have asked', () => {
  expect(isEven(every(5, 6))).toBe(true);
  expect(isEven(every(5, 300_000))).toBe(true);
});

test('few requests, long pauses and pauses of different lengths are no probe', () => {
  expect(isEven(every(5, 4))).toBe(false);
  expect(isEven(every(61, 6))).toBe(false);
  expect(isEven([...every(5, 6), 60 * MICROS_PER_SECOND])).toBe(false);
});
