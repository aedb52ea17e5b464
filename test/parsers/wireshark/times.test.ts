import { describe, expect, test } from '@jest/globals';
import { elapsedMicros, midnightCounter, readFrameTime } from '../../../src/parsers/wireshark/times.js';

describe('times in the forms of the exports', () => {
  test.each([
    ['1709633700.000100000', 1_709_633_700],
    ['2024-03-05T10:15:00.000100000Z', 1_709_633_700],
    ['2024-03-05T15:45:00.000100000+0530', 1_709_633_700],
    ['Mar  5, 2024 10:15:00.000100000 UTC', 1_709_633_700],
    ['Mar  5, 2024 10:15:00.000100000 Coordinated Universal Time', 1_709_633_700],
    ['2024-03-05 10:15:00.000100Z', 1_709_633_700],
    ['2024/065 10:15:00.000100Z', 1_709_633_700],
  ])('%s is a point in time', (text, seconds) => {
    expect(readFrameTime(text)).toMatchObject({
      seconds,
      nanoseconds: 100_000,
      clock: 'day',
      stamp: { text: '2024-03-05 10:15:00.000100', zone: { offset: 0 }, timeOfDay: 36_900_000_100 },
    });
  });

  test.each([
    ['2024-03-05 10:15:00.000100', null],
    ['2024/065 10:15:00.000100', null],
    ['Mar  5, 2024 10:15:00.000100000 IST', { abbreviation: 'IST' }],
    ['Mar  5, 2024 10:15:00.000100000 India Standard Time', { abbreviation: 'IST' }],
  ])('%s has a date, and of its zone what is written', (text, zone) => {
    expect(readFrameTime(text)?.stamp).toEqual({
      ...{ text, date: { year: 2024, month: 3, day: 5 }, timeOfDay: 36_900_000_100, step: 1, zone, lap: 0 },
    });
  });

  test('seconds are elapsed, not since 1970', () => {
    const time = readFrameTime('90000.000001');
    expect(time?.clock).toBe('elapsed');
    expect(time === null ? null : elapsedMicros(time)).toBe(90_000_000_001);
    expect(time?.stamp).toMatchObject({ lap: 1, date: null });
  });

  test('midnights are counted where there is no date', () => {
    const count = midnightCounter();
    const laps = ['23:59:59.9', '00:00:00.1', '00:00:00.05', '12:00:00.0'].map((text) => {
      const time = readFrameTime(text);
      return time === null ? null : count(time).stamp.lap;
    });
    expect(laps).toEqual([0, 1, 1, 1]);
  });

  test('other text is no time', () => {
    expect(['', 'Time', '10:15', '2024-03-05', '17'].map(readFrameTime)).toEqual([null, null, null, null, null]);
  });
});
