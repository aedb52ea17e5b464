import { describe, expect, test } from '@jest/globals';
import { timeOf } from '../../src/report/evidence-time.js';
import { analysis, dated, frame, line, micros, stamp } from '../support/analysis.js';

const IST = { zone: { abbreviation: 'IST' } } as const;
const event = { 'user.name': 'admin', 'event.outcome': 'success' } as const;

describe('the time of an evidence', () => {
  const first = line('a.log', 10, 'first', stamp('05-Mar-2024 15:45:00,100 IST', '2024-03-05T15:45:00.100', IST));
  const last = line('a.log', 14, 'last', stamp('05-Mar-2024 15:45:02,000 IST', '2024-03-05T15:45:02.000', IST));
  const at = micros('2024-03-05T10:15:00.100Z');
  const end = micros('2024-03-05T10:15:02.000Z');
  const known = analysis({ timeline: [dated('oauth.user-checked', event, [first, last], at, end)] });

  test('is the begin for the question and the end for the answer of an exchange', () => {
    expect(timeOf(first, known)).toBe(at);
    expect(timeOf(last, known)).toBe(end);
  });

  test('of a line between them follows from its own stamp', () => {
    const between = line('a.log', 12, 'x', stamp('05-Mar-2024 15:45:00,750 IST', '2024-03-05T15:45:00.750', IST));
    expect(timeOf(between, known)).toBe(micros('2024-03-05T10:15:00.750Z'));
  });

  test('is null for a source without any dated event, for a record without a stamp, and for a dateless event', () => {
    expect(timeOf({ ...first, source: 'b.log' }, known)).toBeNull();
    expect(timeOf(line('a.log', 12, 'x'), known)).toBeNull();
    const dateless = analysis({ timeline: [dated('oauth.user-checked', event, [first], null)] });
    expect(timeOf(first, dateless)).toBeNull();
  });

  test('is not guessed where the stamp names another zone', () => {
    const other = line(
      'a.log',
      15,
      'x',
      stamp('05-Mar-2024 10:15:03,000 UTC', '2024-03-05T10:15:03.000', { zone: { abbreviation: 'UTC' } }),
    );
    expect(timeOf(other, known)).toBeNull();
  });

  test('reckons with offsets that differ within one source', () => {
    const east = frame('c.pcap', 1, 'x', stamp('e', '2024-03-05T12:00:00.000', { zone: { offset: 120 } }));
    const west = frame('c.pcap', 2, 'x', stamp('w', '2024-03-05T06:00:01.000', { zone: { offset: -240 } }));
    const capture = analysis({
      timeline: [dated('oauth.user-checked', event, [east], micros('2024-03-05T10:00:00.000Z'))],
    });
    expect(timeOf(west, capture)).toBe(micros('2024-03-05T10:00:01.000Z'));
  });

  test('keeps the order of a syslog over New Year', () => {
    const parts = { year: false, step: 1_000_000 } as const;
    const old = line('messages', 1, 'x', stamp('Dec 31 23:59:59', '2023-12-31T23:59:59.000', parts));
    const young = line('messages', 2, 'x', stamp('Jan  1 00:00:01', '2024-01-01T00:00:01.000', { ...parts, lap: 1 }));
    const known = analysis({
      timeline: [dated('oauth.user-checked', event, [old], micros('2023-12-31T23:59:59.000Z'))],
    });
    expect(timeOf(young, known)).toBe(micros('2024-01-01T00:00:01.000Z'));
  });

  test('finds the year of a syslog whose zone puts its New Year into the other year of UTC', () => {
    const parts = { year: false, step: 1_000_000 } as const;
    // Tokyo, nine hours ahead: Jan 1 there is Dec 31 in UTC.
    const tie = line('messages', 1, 'x', stamp('Jan  1 08:00:00', '2024-01-01T08:00:00.000', parts));
    const next = line('messages', 2, 'x', stamp('Jan  1 10:00:00', '2024-01-01T10:00:00.000', parts));
    const known = analysis({
      timeline: [dated('oauth.user-checked', event, [tie], micros('2023-12-31T23:00:00.000Z'))],
    });
    expect(timeOf(next, known)).toBe(micros('2024-01-01T01:00:00.000Z'));
  });

  test('uses the nearest tie, so that a drifting clock stays right', () => {
    const written = (number: number, wall: string) => line('a.log', number, 'x', stamp(wall, wall, IST));
    const early = dated(
      'oauth.user-checked',
      event,
      [written(1, '2024-03-05T10:00:00.000')],
      micros('2024-03-05T04:30:00.000Z'),
    );
    const late = dated(
      'oauth.user-checked',
      event,
      [written(100, '2024-03-05T12:00:00.000')],
      micros('2024-03-05T06:30:05.000Z'),
    );
    const drifting = analysis({ timeline: [early, late] });
    expect(timeOf(written(99, '2024-03-05T11:59:59.000'), drifting)).toBe(micros('2024-03-05T06:30:04.000Z'));
    expect(timeOf(written(2, '2024-03-05T10:00:01.000'), drifting)).toBe(micros('2024-03-05T04:30:01.000Z'));
  });
});
