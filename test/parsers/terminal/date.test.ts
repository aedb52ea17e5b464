import { describe, expect, test } from '@jest/globals';
import { wallMicros } from '../../../src/core/time.js';
import { date } from '../../../src/parsers/terminal/date.js';
import { showClock } from '../../../src/parsers/terminal/show-clock.js';
import { readRun } from './host-run.js';

const AT = Date.UTC(2024, 2, 5, 10, 15, 0) * 1000;

const moment = (text: string): unknown => {
  const [clock] = readRun(date, 'date', text).clocks;
  return clock === undefined ? null : [wallMicros(clock), clock.zone];
};

describe('date', () => {
  test.each([
    ['Tue Mar  5 10:15:00 UTC 2024', { offset: 0 }],
    ['Tue Mar  5 10:15:00 IST 2024', { abbreviation: 'IST' }],
    ['Tue Mar  5 10:15:00 AM UTC 2024', { offset: 0 }],
    ['Tue  5 Mar 10:15:00 CET 2024', { abbreviation: 'CET' }],
    ['Tue, 05 Mar 2024 10:15:00 +0530', { offset: 330 }],
    ['2024-03-05T10:15:00+05:30', { offset: 330 }],
    ['2024-03-05 10:15:00+00:00', { offset: 0 }],
    ['Di 5. Mär 10:15:00 CET 2024', { abbreviation: 'CET' }],
    ['mar. 05 mars 2024 10:15:00 CET', { abbreviation: 'CET' }],
    ['mar 5 mar 2024 10:15:00 CET', { abbreviation: 'CET' }],
    ['2024年  3月  5日 火曜日 10:15:00 JST', { abbreviation: 'JST' }],
    ['Tue Mar  5 10:15:00 +03 2024', { offset: 180 }],
    ['*10:15:00.000 UTC Tue Mar 5 2024', { offset: 0 }],
    ['1709633700', { offset: 0 }],
  ])('%s', (text, zone) => {
    expect(moment(text)).toEqual([AT, zone]);
  });

  test('noon and midnight of a clock with twelve hours', () => {
    const hourOf = (text: string): unknown => readRun(date, 'date', text).clocks[0]?.timeOfDay;
    expect(hourOf('Tue Mar  5 12:00:00 AM UTC 2024')).toBe(0);
    expect(hourOf('Tue Mar  5 12:00:00 PM UTC 2024')).toBe(43_200_000_000);
    expect(hourOf('Tue Mar  5 01:00:00 PM UTC 2024')).toBe(46_800_000_000);
  });

  test.each([
    'date: invalid option',
    '10:15:00',
    'at 10:15:00 on Mar 5 2024 (sic)',
    'Tue Foo  5 10:15:00 UTC 2024',
    '',
  ])('no moment: %s', (text) => {
    expect(readRun(date, 'date', text)).toEqual({ understood: false, emitted: [], stamps: [], clocks: [] });
  });

  test('gives the zone if one is printed, at that moment', () => {
    const run = readRun(date, 'date', 'Tue Mar  5 10:15:00 IST 2024');
    expect(run.emitted).toEqual([['host.clock', { 'host.timezone': 'IST' }, [1]]]);
    expect(run.stamps).toEqual(['Tue Mar  5 10:15:00 IST 2024']);
    expect(readRun(date, 'date +%s', '1709633700').emitted).toEqual([]);
    expect(readRun(date, 'date -R', 'Tue, 05 Mar 2024 10:15:00 +0530').emitted).toEqual([
      ['host.clock', { 'host.timezone': '+0530' }, [1]],
    ]);
  });

  test('is recognised where it stands alone', () => {
    expect(date.recognise(['Tue Mar  5 10:15:00 UTC 2024'])).toBeGreaterThan(0);
    expect(date.recognise(['Tue Mar  5 10:15:00 UTC 2024', 'something else'])).toBe(0);
    expect(date.recognise(['1709633700'])).toBe(0);
  });
});

test('show clock reads the same', () => {
  expect(readRun(showClock, 'show clock', 'Tue Mar 05 10:15:00 PST 2024').emitted).toEqual([
    ['host.clock', { 'host.timezone': 'PST' }, [1]],
  ]);
});
