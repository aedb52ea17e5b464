import { describe, expect, test } from '@jest/globals';
import { parseClock, parseDay } from '../../src/clocks/given-clocks.js';

describe('parseClock', () => {
  test.each<readonly [string, number, number]>([
    ['+42m1s', 2_521_000_000, 500_000],
    ['-2.5s', -2_500_000, 50_000],
    ['+1d2h3m4s', 93_784_000_000, 500_000],
    ['+90', 90_000_000, 500_000],
    ['+0.250', 250_000, 500],
    ['-1h', -3_600_000_000, 500_000],
    ['+0s', 0, 500_000],
  ])('%s', (text, offset, plusMinus) => {
    expect(parseClock(text)).toEqual({ offset, plusMinus });
  });

  test.each(['42m', '+', '+m', '1h', '+1s2m', 'fast', '+1.2345678', '+4x', '', '+9999999999999999d'])(
    'not "%s"',
    (text) => {
      expect(parseClock(text)).toBeNull();
    },
  );
});

test('parseDay reads a date that exists', () => {
  expect(parseDay('1970-01-02')).toBe(1);
  expect(parseDay('2024-02-29')).toBe(19_782);
  for (const text of ['2023-02-29', '2024-3-5', 'today', '2024-03-05T10:00']) expect(parseDay(text)).toBeNull();
});
