import { describe, expect, test } from '@jest/globals';
import { exponent, median } from '../../bench/measure/fit.js';

const points = (time: (size: number) => number): Parameters<typeof exponent>[0] =>
  [10, 32, 100, 316, 1000].map((size) => ({ size, seconds: time(size) }));

describe('the exponent of time over size', () => {
  test.each([
    ['constant', () => 3, 0],
    ['linear', (size: number) => size / 40, 1],
    ['quadratic', (size: number) => size ** 2 / 7, 2],
  ])('is that of %s time', (_, time, expected) => {
    expect(exponent(points(time))).toBeCloseTo(expected, 9);
  });

  test('is unknown where fewer than two sizes took any time', () => {
    expect(exponent([{ size: 10, seconds: 1 }])).toBeNaN();
  });
});

test.each([
  [[3, 1, 2], 2],
  [[10, 1, 4, 2], 3],
])('the median of %j is %d', (values, expected) => {
  expect(median(values)).toBe(expected);
});
