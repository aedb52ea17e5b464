import { describe, expect, test } from '@jest/globals';
import { managerStamp } from '../../../src/parsers/manager/stamp.js';

describe('managerStamp', () => {
  test('reads date, time and zone, and keeps them as written', () => {
    expect(managerStamp('05-Mar-2024 10:15:01,123 IST INFO  [m] [C] (t) |default| x')).toEqual({
      text: '05-Mar-2024 10:15:01,123 IST',
      date: { year: 2024, month: 3, day: 5 },
      timeOfDay: 36_901_123_000,
      step: 1000,
      zone: { abbreviation: 'IST' },
      lap: 0,
    });
  });

  test.each([
    ['a day of one digit', '5-Mar-2024 10:15:01,123 UTC INFO', '5-Mar-2024 10:15:01,123 UTC'],
    ['a whole name of the month', '05-September-2024 10:15:01,123 EDT INFO', '05-September-2024 10:15:01,123 EDT'],
    ['a short name with a stop', '05-Sept.-2024 10:15:01,123 UTC', '05-Sept.-2024 10:15:01,123 UTC'],
    ['a full stop before the milliseconds', '05-Mar-2024 10:15:01.123 UTC', '05-Mar-2024 10:15:01.123 UTC'],
    ['twelve hours', '05-Mar-2024 10:15:01,123 PM UTC INFO', '05-Mar-2024 10:15:01,123 PM UTC'],
    ['twelve hours and no zone', '05-Mar-2024 10:15:01,123 AM INFO', '05-Mar-2024 10:15:01,123 AM'],
    ['no year', '05-Mar 10:15:01,123 UTC INFO', '05-Mar 10:15:01,123 UTC'],
    ['no zone', '05-Mar-2024 10:15:01,123', '05-Mar-2024 10:15:01,123'],
  ])('%s', (_what, line, text) => {
    expect(managerStamp(line)?.text).toBe(text);
  });

  test('without a year the year is open', () => {
    expect(managerStamp('05-Mar 10:15:01,123 UTC INFO')?.date).toEqual({ year: null, month: 3, day: 5 });
  });

  test.each([
    ['12:00:00,000 AM', 0],
    ['01:00:00,000 am', 1],
    ['12:00:00,000 PM', 12],
    ['11:00:00,000 PM', 23],
    ['13:00:00,000 PM', 13],
  ])('%s is hour %d', (time, hour) => {
    expect(managerStamp(`05-Mar-2024 ${time} IST INFO  [m] [C]`)?.timeOfDay).toBe(hour * 3_600_000_000);
  });

  test.each([
    ['GMT+05:30', 330],
    ['+0530', 330],
    ['-03:30', -210],
    ['UTC-0400', -240],
  ])('the zone %s is %d minutes', (zone, offset) => {
    expect(managerStamp(`05-Mar-2024 10:15:01,123 ${zone} INFO  [m] [C]`)?.zone).toEqual({ offset });
  });

  test.each([
    '2024-03-05 10:15:01,123 UTC',
    '05-Foo-2024 10:15:01,123 UTC',
    '05-Mar-24 10:15:01,123 UTC',
    '05-Mar-2024 10:15:01 UTC',
    ' 05-Mar-2024 10:15:01,123 UTC',
    'Mar  5 10:15:01 ssm nginx: x',
    '',
  ])('%j has none', (line) => {
    expect(managerStamp(line)).toBeNull();
  });
});
