import { describe, expect, test } from '@jest/globals';
import { envelopeYear, yearOf } from '../../src/clocks/years.js';
import { observation, sourceRead, written, yearless } from './sources.js';

describe('yearBeside', () => {
  test.each([
    ['the same day', '03-05T10:15:00.000', '2024-03-05T10:15:01.000', 2024],
    ['a zone behind, over midnight', '03-05T23:30:00.000', '2024-03-06T04:30:00.000', 2024],
    ['a zone behind, over New Year', '12-31T23:30:00.000', '2024-01-01T04:30:00.000', 2023],
    ['a zone ahead, over New Year', '01-01T04:30:00.000', '2023-12-31T23:30:00.000', 2024],
    ['the last of February, and the first of March', '02-28T23:30:00.000', '2023-03-01T04:30:00.000', 2023],
    ['29 February', '02-29T23:30:00.000', '2024-03-01T04:30:00.000', 2024],
  ])('%s', (_what, outer, inner, expected) => {
    expect(envelopeYear(yearless(`2000-${outer}`), written(inner))).toBe(expected);
  });

  test('two dates that are days apart are not of one moment', () => {
    expect(envelopeYear(yearless('2000-03-05T10:15:00.000'), written('2024-03-08T10:15:00.000'))).toBeNull();
  });

  test('an envelope that states its year keeps it', () => {
    expect(envelopeYear(written('2024-03-05T10:15:00.000'), written('2024-03-05T10:15:00.000'))).toBe(2024);
    expect(envelopeYear(written('2022-03-05T10:15:00.000'), written('2024-03-05T10:15:00.000'))).toBeNull();
  });

  test('a message without a year or a date says nothing', () => {
    expect(envelopeYear(yearless('2000-03-05T10:15:00.000'), yearless('2000-03-05T10:15:00.000'))).toBeNull();
    expect(
      envelopeYear(yearless('2000-03-05T10:15:00.000'), written('2024-03-05T10:15:00.000', { date: false })),
    ).toBeNull();
  });
});

describe('yearOf', () => {
  const january = yearless('2000-01-02T08:00:00.000', 1);
  const december = yearless('2000-12-30T08:00:00.000');
  const latest = { year: 2024, month: 1, day: 3 };

  test('by what the source writes inside: the year of its first line, before any New Year', () => {
    const inside = observation(yearless('2000-01-02T08:00:00.000', 1), written('2023-01-02T08:00:00.000'));
    expect(yearOf(sourceRead({ first: december, last: january, observations: [inside] }), latest)).toEqual({
      year: 2022,
      basis: 'resolved',
    });
  });

  test('the year that most lines state; one whose date contradicts is not asked', () => {
    const outer = yearless('2000-03-05T10:15:00.000');
    const observations = [
      observation(outer, written('2022-03-05T10:15:00.000'), 1),
      observation(outer, written('2023-03-05T10:15:00.000'), 2),
      observation(outer, written('2023-03-05T10:15:00.000'), 3),
      observation(outer, written('2024-07-05T10:15:00.000'), 4),
      observation(null, written('2024-03-05T10:15:00.000'), 5),
    ];
    expect(yearOf(sourceRead({ observations }), null)).toEqual({ year: 2023, basis: 'resolved' });
  });

  test.each([
    ['case/messages-20230115.gz', '2000-01-14T08:00:00.000', 2023],
    ['messages-20230101', '2000-12-31T08:00:00.000', 2022],
    ['messages.20230115', '2000-01-14T08:00:00.000', 2023],
  ])('by the day of rotation in its name: %s', (path, last, year) => {
    expect(yearOf(sourceRead({ path, last: yearless(last) }), latest)).toEqual({ year, basis: 'resolved' });
  });

  test('a rotated file that New Year lies in begins in the year before', () => {
    expect(yearOf(sourceRead({ path: 'messages-20240107', first: december, last: january }), null).year).toBe(2023);
  });

  test('a number in a folder, or of another length, is no day of rotation', () => {
    const last = yearless('2000-03-05T08:00:00.000');
    for (const path of ['case-20210101/messages', 'messages-202101011'])
      expect(yearOf(sourceRead({ path, last }), latest)).toEqual({ year: 2024, basis: 'assumed' });
  });

  test.each([
    ['in the month of the latest date', yearless('2000-01-02T08:00:00.000'), 2024],
    ['in December before a latest date in January', december, 2023],
    ['over New Year, and so of the year before at its begin', january, 2023],
  ])('else nearest to the latest date of the bundle: it ends %s', (_what, last, year) => {
    expect(yearOf(sourceRead({ last }), latest)).toEqual({ year, basis: 'assumed' });
  });

  test('in January after a latest date in December', () => {
    const { year } = yearOf(sourceRead({ last: yearless('2000-01-01T08:00:00.000') }), {
      year: 2023,
      month: 12,
      day: 31,
    });
    expect(year).toBe(2024);
  });

  test('a source without any date takes the year as it is', () => {
    expect(yearOf(sourceRead(), latest)).toEqual({ year: 2024, basis: 'assumed' });
  });

  test('unknown where nothing in the bundle says a year', () => {
    expect(yearOf(sourceRead({ last: december }), null)).toEqual({ year: null, basis: 'assumed' });
  });
});
