import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { instantOf, wallOf } from '../../src/clocks/dating.js';
import { isoUtc } from '../../src/core/time.js';
import { abbreviated, dating, offset, written, yearless } from './sources.js';
import { micros } from '../support/analysis.js';

const at = (...args: Parameters<typeof instantOf>): string | null => {
  const instant = instantOf(...args);
  return instant === null ? null : isoUtc(instant.at);
};

describe('the year', () => {
  test('of the stamp, whatever the source is dated', () => {
    expect(at(written('2024-03-05T10:15:00.123'), dating({ year: 1999 }))).toBe('2024-03-05T10:15:00.123Z');
  });

  test('of the source, one more for each New Year that it has passed', () => {
    const of2023 = dating({ year: 2023, yearBasis: 'resolved' });
    expect(at(yearless('2000-12-31T23:59:59.000'), of2023)).toBe('2023-12-31T23:59:59.000Z');
    expect(at(yearless('2000-01-01T00:00:00.000', 1), of2023)).toBe('2024-01-01T00:00:00.000Z');
    expect(at(yearless('2000-01-01T00:00:00.000', 2), of2023)).toBe('2025-01-01T00:00:00.000Z');
  });

  test('of nobody: no instant', () => {
    expect(at(yearless('2000-01-01T00:00:00.000'), dating())).toBeNull();
  });

  test('29 February of a leap year', () => {
    expect(at(yearless('2000-02-29T12:00:00.000'), dating({ year: 2024 }))).toBe('2024-02-29T12:00:00.000Z');
  });

  test('stamps of one log across New Year go on in order, wherever the log begins', () => {
    const day = fc.integer({ min: 0, max: 3 * 365 });
    fc.assert(
      fc.property(fc.array(day, { minLength: 2, maxLength: 20 }), (days) => {
        const begin = micros('2021-06-01T00:00:00.000Z');
        const moments = [...days].sort((a, b) => a - b).map((one) => isoUtc(begin + one * 86_400_000_000).slice(0, -1));
        const first = Number(moments[0]?.slice(0, 4));
        const read = moments.map((wall) =>
          at(yearless(wall, Number(wall.slice(0, 4)) - first), dating({ year: first })),
        );
        expect(read).toEqual(moments.map((wall) => `${wall}Z`));
      }),
    );
  });
});

describe('text without a date', () => {
  const timeOnly = (lap: number): ReturnType<typeof written> =>
    written('1970-01-01T10:15:00.000', { date: false, lap });

  test('is put on the day of its source, and on the next at each midnight', () => {
    const onDay = dating({ day: 19_787, dayBasis: 'resolved' });
    expect(at(timeOnly(0), onDay)).toBe('2024-03-05T10:15:00.000Z');
    expect(at(timeOnly(1), onDay)).toBe('2024-03-06T10:15:00.000Z');
  });

  test('has no time where the day is not known', () => {
    expect(wallOf(timeOnly(0), dating())).toBeNull();
  });
});

describe('the zone', () => {
  const summer = '2024-07-01T12:00:00.000';
  const winter = '2024-01-15T12:00:00.000';

  test('an offset in the stamp outweighs everything', () => {
    const given = dating({ zone: 'Asia/Tokyo', zoneBasis: 'given' });
    expect(at(written(summer, { zone: offset(-4) }), given)).toBe('2024-07-01T16:00:00.000Z');
  });

  test('a zone that the user gives outweighs an abbreviation', () => {
    const given = dating({ zone: 'Asia/Tokyo', zoneBasis: 'given' });
    expect(at(written(summer, { zone: abbreviated('IST') }), given)).toBe('2024-07-01T03:00:00.000Z');
  });

  test('an abbreviation is read as the zone that the source was found to be in', () => {
    const israel = dating({ zone: 'Asia/Jerusalem', zoneBasis: 'resolved' });
    expect(at(written(winter, { zone: abbreviated('IST') }), israel)).toBe('2024-01-15T10:00:00.000Z');
  });

  test('an abbreviation resolves the fold of autumn, a zone name takes its first pass', () => {
    const berlin = dating({ zone: 'Europe/Berlin' });
    const fold = '2024-10-27T02:30:00.000';
    expect(at(written(fold, { zone: abbreviated('CEST') }), berlin)).toBe('2024-10-27T00:30:00.000Z');
    expect(at(written(fold, { zone: abbreviated('CET') }), berlin)).toBe('2024-10-27T01:30:00.000Z');
    expect(at(written(fold), berlin)).toBe('2024-10-27T00:30:00.000Z');
  });

  test('a log that begins under GMT goes on under BST', () => {
    const london = dating({ zone: 'UTC' });
    expect(at(written('2024-03-31T00:59:59.000', { zone: abbreviated('GMT') }), london)).toBe(
      '2024-03-31T00:59:59.000Z',
    );
    expect(at(written('2024-03-31T02:00:00.000', { zone: abbreviated('BST') }), london)).toBe(
      '2024-03-31T01:00:00.000Z',
    );
  });

  test('where the zone was read anew, an abbreviation of several readings follows it', () => {
    const shanghai = dating({ zone: 'UTC+08:00', zoneBasis: 'resolved' });
    expect(at(written(winter, { zone: abbreviated('CST') }), shanghai)).toBe('2024-01-15T04:00:00.000Z');
  });

  test('an abbreviation that nobody knows is read in the zone of the source', () => {
    expect(at(written(summer, { zone: abbreviated('XYZT') }), dating({ zone: 'Asia/Kolkata' }))).toBe(
      '2024-07-01T06:30:00.000Z',
    );
  });

  test('without any zone there is no instant', () => {
    expect(at(written(summer), dating({ zone: null }))).toBeNull();
  });
});

test('an instant says how each of its parts is known', () => {
  expect(
    instantOf(written('2024-07-01T12:00:00.000', { zone: offset(0) }), dating({ zoneBasis: 'assumed' })),
  ).toMatchObject({ zone: 'stated', date: 'stated', year: 'stated', step: 1000 });
  const assumed = dating({ year: 2024, yearBasis: 'assumed', zoneBasis: 'assumed' });
  expect(instantOf(yearless('2024-07-01T12:00:00.000'), assumed)).toMatchObject({
    zone: 'assumed',
    date: 'stated',
    year: 'assumed',
    step: 1_000_000,
  });
  const placed = dating({ day: 1, dayBasis: 'resolved' });
  expect(instantOf(written('1970-01-01T12:00:00.000', { date: false }), placed)).toMatchObject({
    date: 'resolved',
    year: 'resolved',
  });
});
