import { describe, expect, test } from '@jest/globals';
import { observedZone, statedZone } from '../../src/clocks/zones.js';
import { abbreviated, observation, offset, sourceRead, written, yearless } from './sources.js';

const WINTER = '2024-01-15T12:00:00.000';
const SUMMER = '2024-07-15T12:00:00.000';

describe('statedZone', () => {
  const zoneOf = (wall: string, abbreviation: string): readonly [string, readonly string[]] | null => {
    const sign = statedZone(sourceRead({ first: written(wall, { zone: abbreviated(abbreviation) }) }));
    return sign === null ? null : [sign.zone, sign.alternatives];
  };

  test('an offset is a zone by itself', () => {
    expect(statedZone(sourceRead({ first: written(WINTER, { zone: offset(5.5) }) }))).toEqual({
      zone: 'UTC+05:30',
      from: null,
      alternatives: [],
      basis: 'stated',
    });
  });

  test.each([
    ['UTC', SUMMER, ['UTC', []]],
    ['IST', WINTER, ['Asia/Kolkata', ['Asia/Jerusalem']]],
    ['IST', SUMMER, ['Asia/Kolkata', ['Europe/Dublin']]],
    ['BST', SUMMER, ['Europe/London', ['Asia/Dhaka']]],
    ['BST', WINTER, ['Asia/Dhaka', []]],
    ['CET', WINTER, ['Europe/Berlin', []]],
    ['EST', WINTER, ['America/New_York', []]],
    ['XYZT', WINTER, null],
    ['CET', SUMMER, ['UTC+01:00', []]],
    ['CDT', WINTER, ['UTC-05:00', ['UTC-04:00']]],
  ])('%s on %s', (abbreviation, wall, expected) => {
    expect(zoneOf(wall, abbreviation)).toEqual(expected);
  });

  test.each([
    ['IST', WINTER, 'IDT', SUMMER, ['Asia/Jerusalem', []]],
    ['IDT', SUMMER, 'IST', WINTER, ['Asia/Jerusalem', []]],
    ['IST', SUMMER, 'GMT', WINTER, ['Europe/Dublin', []]],
    ['BST', SUMMER, 'GMT', WINTER, ['Europe/London', []]],
    ['CST', WINTER, 'CDT', SUMMER, ['America/Chicago', ['America/Havana']]],
    ['CST', WINTER, 'UTC', SUMMER, ['America/Chicago', ['Asia/Shanghai', 'America/Havana']]],
    ['EST', WINTER, 'EDT', SUMMER, ['America/New_York', []]],
    ['CET', WINTER, 'CEST', SUMMER, ['Europe/Berlin', []]],
  ])('%s on %s beside %s on %s is of one zone', (first, wall, second, otherWall, expected) => {
    const [from, to] = [written(wall, { zone: abbreviated(first) }), written(otherWall, { zone: abbreviated(second) })];
    const sign = statedZone(sourceRead({ first: from, last: to }));
    expect([sign?.zone, sign?.alternatives]).toEqual(expected);
  });

  test('without a date every reading stands that differs', () => {
    const sign = statedZone(sourceRead({ first: written(WINTER, { date: false, zone: abbreviated('IST') }) }));
    expect(sign).toMatchObject({ zone: 'Asia/Kolkata', alternatives: ['Asia/Jerusalem', 'Europe/Dublin'] });
  });

  test('the last stamp is asked where the first is not known', () => {
    expect(statedZone(sourceRead({ first: null, last: written(WINTER, { zone: offset(1) }) }))?.zone).toBe('UTC+01:00');
  });

  test('nothing where the stamps have no zone', () => {
    expect(statedZone(sourceRead({ first: written(WINTER) }))).toBeNull();
    expect(statedZone(sourceRead())).toBeNull();
  });
});

describe('observedZone', () => {
  const at = (outer: string, inner: string, zone: number, number = 1): ReturnType<typeof observation> =>
    observation(yearless(outer), written(inner, { zone: offset(zone) }), number);
  const zoneOf = (...observations: readonly ReturnType<typeof observation>[]): string | null =>
    observedZone(sourceRead({ observations }))?.zone ?? null;

  test('of the envelope, by the offset inside', () => {
    expect(observedZone(sourceRead({ observations: [at(SUMMER, SUMMER, 5.5, 7)] }))).toMatchObject({
      zone: 'UTC+05:30',
      basis: 'resolved',
      alternatives: [],
      from: { number: 7 },
    });
    expect(zoneOf(at('2024-07-15T17:30:02.000', SUMMER, 0))).toBe('UTC+05:30');
    expect(zoneOf(at('2024-07-15T08:00:00.000', SUMMER, 0))).toBe('UTC-04:00');
  });

  test('over midnight and over New Year', () => {
    expect(zoneOf(at('2024-03-05T23:30:00.000', '2024-03-06T04:30:00.000', 0))).toBe('UTC-05:00');
    expect(zoneOf(at('2000-12-31T23:30:00.000', '2024-01-01T04:30:00.000', 0))).toBe('UTC-05:00');
  });

  test('most of them decide; what is no whole quarter of an hour is not asked', () => {
    const odd = at('2024-07-15T12:07:00.000', SUMMER, 0);
    expect(zoneOf(odd)).toBeNull();
    expect(zoneOf(odd, at(SUMMER, SUMMER, 0), at('2024-07-15T13:00:00.000', SUMMER, 0), at(SUMMER, SUMMER, 0))).toBe(
      'UTC',
    );
  });

  test('no zone is farther than fourteen hours away', () => {
    expect(zoneOf(at('2024-07-16T02:00:00.000', SUMMER, 0))).toBe('UTC+14:00');
    expect(zoneOf(at('2024-07-16T02:15:00.000', SUMMER, 0))).toBeNull();
  });

  test('a message without an offset, or an envelope without a stamp, says nothing', () => {
    expect(zoneOf(observation(yearless(SUMMER), written(SUMMER)))).toBeNull();
    expect(zoneOf(observation(yearless(SUMMER), written(SUMMER, { zone: abbreviated('CET') })))).toBeNull();
    expect(zoneOf(observation(null, written(SUMMER, { zone: offset(0) })))).toBeNull();
    expect(zoneOf()).toBeNull();
  });
});
