import { describe, expect, test } from '@jest/globals';
import { isoStamp } from '../../../src/parsers/stamps/iso.js';

const SECOND = 1_000_000;
const DATE = { year: 2024, month: 3, day: 5 };
const TEN_FIFTEEN = (10 * 60 + 15) * 60 * SECOND;

describe('stamps of ISO 8601', () => {
  test.each([
    ['2024-03-05T10:15:00Z after', '2024-03-05T10:15:00Z', 0, SECOND, { offset: 0 }],
    ['2024-03-05T10:15:00.123Z', '2024-03-05T10:15:00.123Z', 123_000, 1000, { offset: 0 }],
    ['2024-03-05T10:15:00.123456+05:30', '2024-03-05T10:15:00.123456+05:30', 123_456, 1, { offset: 330 }],
    ['2024-03-05T10:15:00.123456789Z', '2024-03-05T10:15:00.123456789Z', 123_456, 1, { offset: 0 }],
    ['2024-03-05T10:15:00-0800', '2024-03-05T10:15:00-0800', 0, SECOND, { offset: -480 }],
    ['2024-03-05 10:15:00 +0100', '2024-03-05 10:15:00 +0100', 0, SECOND, { offset: 60 }],
    ['2024-03-05 10:15:00,755 INFO  [category]', '2024-03-05 10:15:00,755', 755_000, 1000, null],
    ['2024-03-05 10:15:00.040 UTC [22] LOG:', '2024-03-05 10:15:00.040 UTC', 40_000, 1000, { offset: 0 }],
    ['2024-03-05 10:15:00.040 IST [22]', '2024-03-05 10:15:00.040 IST', 40_000, 1000, { abbreviation: 'IST' }],
    ['2024-03-05 10:15:00 WARN', '2024-03-05 10:15:00', 0, SECOND, null],
  ])('%s', (line, text, fraction, step, zone) => {
    expect(isoStamp(line)).toEqual({ text, date: DATE, timeOfDay: TEN_FIFTEEN + fraction, step, zone, lap: 0 });
  });

  test.each([
    ['no month', '2024-13-05T10:15:00Z'],
    ['no day', '2024-03-00T10:15:00Z'],
    ['no hour', '2024-03-05T24:15:00Z'],
    ['no minute', '2024-03-05T10:60:00Z'],
    ['cut', '2024-03-05T10:15'],
    ['not at the begin', ' 2024-03-05T10:15:00Z'],
  ])('%s is no stamp', (_, line) => {
    expect(isoStamp(line)).toBeNull();
  });

  test('a leap second is a second (RFC 3339 section 5.7)', () => {
    expect(isoStamp('2016-12-31T23:59:60Z')?.timeOfDay).toBe(86_400 * SECOND);
  });
});
