import { describe, expect, test } from '@jest/globals';
import { momentsOf, parseAskedTime } from '../../src/clocks/asked-time.js';

const iso = (text: string, zone: string, near = '2024-06-01T00:00:00Z'): readonly string[] => {
  const asked = parseAskedTime(text);
  if (asked === null) throw new Error(`${text} is not read`);
  return momentsOf(asked, zone, Date.parse(near) * 1000).map((at) => new Date(at / 1000).toISOString().slice(0, 16));
};

describe('a time is read as a person or a log writes it', () => {
  test.each([
    ['2024-01-13T11:59:00Z', '2024-01-13T11:59'],
    ['2024-01-13 17:29 +05:30', '2024-01-13T11:59'],
    ['2024-01-13 17:29', '2024-01-13T16:29'],
    ['2024-01-13', '2024-01-12T23:00'],
    ['13-Jan-2024 17:29:02,123 CET', '2024-01-13T16:29'],
    ['Jan 13 2024 17:29 America/New_York', '2024-01-13T22:29'],
    ['13 January 2024 17:29 UTC', '2024-01-13T17:29'],
  ])('%s', (text, expected) => {
    expect(iso(text, 'Europe/Berlin')).toEqual([expected]);
  });

  test.each(['yesterday', '31 Feb 10:00', '13 Jan 25:00', '13 Jan 10:00 XYZ', '2024-02-30', '13 Foo 10:00', ''])(
    'and %p is none',
    (text) => {
      expect(parseAskedTime(text)).toBeNull();
    },
  );
});

test('of several readings of a zone the one of the manager comes first', () => {
  expect(iso('13 Jan 2024 17:29 IST', 'Asia/Jerusalem')).toEqual([
    '2024-01-13T15:29',
    '2024-01-13T11:59',
    '2024-01-13T16:29',
  ]);
});

test('without a year it is the one nearest to what was read', () => {
  expect(iso('30 Dec 23:00', 'UTC', '2024-01-02T00:00:00Z')).toEqual(['2023-12-30T23:00']);
  expect(iso('2 Jan 01:00', 'UTC', '2023-12-30T00:00:00Z')).toEqual(['2024-01-02T01:00']);
});
