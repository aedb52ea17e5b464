import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { daysFromCivil, isoUtc, MICROS_PER_DAY, monthNumber, wallMicros, type Stamp } from '../../src/core/time.js';

const noon: Stamp = {
  text: 'Jan 13 12:00:00',
  date: { year: null, month: 1, day: 13 },
  timeOfDay: MICROS_PER_DAY / 2,
  step: 1_000_000,
  zone: null,
  lap: 0,
};

describe('daysFromCivil', () => {
  test.each([
    [1970, 1, 1, 0],
    [1969, 12, 31, -1],
    [2000, 2, 29, 11_016],
    [2000, 3, 1, 11_017],
    [1900, 3, 1, -25_508],
    [2024, 3, 5, 19_787],
    [-1, 1, 1, -719_893],
  ])('%d-%d-%d is day %d', (year, month, day, expected) => {
    expect(daysFromCivil(year, month, day)).toBe(expected);
  });

  test('agrees with the calendar of the language', () => {
    fc.assert(
      fc.property(fc.integer({ min: -200_000, max: 200_000 }), (day) => {
        const date = new Date(day * 86_400_000);
        expect(daysFromCivil(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())).toBe(day);
      }),
    );
  });
});

describe('wallMicros', () => {
  test('reads the written date as if it were UTC', () => {
    expect(wallMicros({ ...noon, date: { year: 2023, month: 1, day: 13 } })).toBe(1_673_611_200_000_000);
  });

  test('a year that is not written can be given', () => {
    expect(wallMicros(noon, 2023)).toBe(1_673_611_200_000_000);
    expect(wallMicros(noon)).toBeNull();
  });

  test('without a date there is no wall time, whatever the year', () => {
    expect(wallMicros({ ...noon, date: null }, 2023)).toBeNull();
  });
});

describe('isoUtc', () => {
  test('milliseconds, or microseconds where the step is finer', () => {
    expect(isoUtc(1_673_611_200_123_456)).toBe('2023-01-13T12:00:00.123Z');
    expect(isoUtc(1_673_611_200_123_456, 1)).toBe('2023-01-13T12:00:00.123456Z');
    expect(isoUtc(1_673_611_200_000_000, 1_000_000)).toBe('2023-01-13T12:00:00.000Z');
  });

  test('a time before 1970 keeps its microseconds', () => {
    expect(isoUtc(-1, 1)).toBe('1969-12-31T23:59:59.999999Z');
  });
});

describe('monthNumber', () => {
  test.each([
    ['Jan', 1],
    ['June', 6],
    ['Sept', 9],
    ['december', 12],
    ['MAY', 5],
  ])('%s', (name, expected) => {
    expect(monthNumber(name)).toBe(expected);
  });

  test.each(['', 'Ja', 'Foo', '01'])('%j is no month', (name) => {
    expect(monthNumber(name)).toBeNull();
  });
});
