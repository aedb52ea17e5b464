import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fixedOffset, isZone, offsetAt, offsetAtWall, zoneName } from '../../src/clocks/offsets-of-zones.js';
import { micros } from '../support/analysis.js';

const MINUTE = 60_000_000;
const HOUR = 60 * MINUTE;

describe('names', () => {
  test.each([
    ['UTC', 0],
    ['GMT', 0],
    ['UTC+05:30', 330],
    ['UTC-4', -240],
    ['GMT-0330', -210],
    ['+09:00', 540],
    ['-1', -60],
    ['Asia/Tokyo', null],
    ['UTC+', null],
    ['UTC+5:3', null],
  ])('%s is %s minutes', (name, minutes) => {
    expect(fixedOffset(name)).toBe(minutes);
  });

  test.each([
    ['UTC+05:30', true],
    ['Asia/Kolkata', true],
    ['Asia/Atlantis', false],
    ['', false],
  ])('%j is a zone: %s', (name, expected) => {
    expect(isZone(name)).toBe(expected);
  });

  test('every quarter of an hour has a name that reads back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -48, max: 56 }), (quarters) => {
        expect(fixedOffset(zoneName(quarters * 15))).toBe(quarters * 15);
      }),
    );
    expect([zoneName(0), zoneName(-210), zoneName(345)]).toEqual(['UTC', 'UTC-03:30', 'UTC+05:45']);
  });
});

describe('offsetAt', () => {
  test.each([
    ['America/New_York', '2024-03-10T06:59:59.999Z', -300],
    ['America/New_York', '2024-03-10T07:00:00.000Z', -240],
    ['Europe/Berlin', '2024-10-27T00:59:59.999Z', 120],
    ['Europe/Berlin', '2024-10-27T01:00:00.000Z', 60],
    ['Australia/Lord_Howe', '2024-07-01T00:00:00.000Z', 630],
    ['Asia/Kolkata', '2024-07-01T00:00:00.000Z', 330],
    ['UTC-03:30', '2024-07-01T00:00:00.000Z', -210],
  ])('%s at %s: %d', (zone, at, expected) => {
    expect(offsetAt(zone, micros(at))).toBe(expected);
  });

  test('a name that is no zone is read as UTC', () => {
    expect(offsetAt('Asia/Atlantis', micros('2024-07-01T00:00:00.000Z'))).toBe(0);
  });
});

describe('offsetAtWall', () => {
  test.each([
    ['before the fold', 'Europe/Berlin', '2024-10-27T01:59:59.999Z', 120],
    ['the fold is read as its first pass', 'Europe/Berlin', '2024-10-27T02:30:00.000Z', 120],
    ['after the fold', 'Europe/Berlin', '2024-10-27T03:00:00.000Z', 60],
    ['before the gap', 'Europe/Berlin', '2024-03-31T01:59:59.999Z', 60],
    ['the gap is read with the offset before it', 'Europe/Berlin', '2024-03-31T02:30:00.000Z', 60],
    ['after the gap', 'Europe/Berlin', '2024-03-31T03:00:00.000Z', 120],
    ['the fold, west of Greenwich', 'America/New_York', '2024-11-03T01:30:00.000Z', -240],
    ['after it', 'America/New_York', '2024-11-03T02:00:00.000Z', -300],
    ['the gap, west of Greenwich', 'America/New_York', '2024-03-10T02:30:00.000Z', -300],
    ['a fold of half an hour', 'Australia/Lord_Howe', '2024-04-07T01:45:00.000Z', 660],
    ['a day that was left out', 'Pacific/Apia', '2011-12-30T12:00:00.000Z', -600],
    ['the day after it', 'Pacific/Apia', '2011-12-31T00:00:00.000Z', 840],
    ['a zone by its number', 'UTC+05:45', '2024-03-31T02:30:00.000Z', 345],
  ])('%s', (_what, zone, wall, expected) => {
    expect(offsetAtWall(zone, micros(wall))).toBe(expected);
  });

  test('what a clock shows at any moment is read as that moment, or as the same time of the first pass', () => {
    const zones = ['Europe/London', 'America/St_Johns', 'America/Havana', 'Australia/Lord_Howe', 'Asia/Tehran'];
    const moment = fc.integer({ min: 0, max: 8 * 365 * 96 }).map((quarters) => quarters * 15 * MINUTE);
    fc.assert(
      fc.property(fc.constantFrom(...zones), moment, (zone, since) => {
        const at = micros('2018-01-01T00:00:00.000Z') + since;
        const wall = at + offsetAt(zone, at) * MINUTE;
        const read = wall - offsetAtWall(zone, wall) * MINUTE;
        expect([at, at - HOUR, at - HOUR / 2]).toContain(read);
        expect(read + offsetAt(zone, read) * MINUTE).toBe(wall);
      }),
      { numRuns: 2000 },
    );
  });
});
