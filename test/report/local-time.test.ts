import { expect, test } from '@jest/globals';
import { localSpan, localTime } from '../../src/report/local-time.js';
import { clock, micros } from '../support/analysis.js';

const SECOND = 1_000_000;
const at = micros('2023-01-13T11:59:02.775Z');

test.each([
  ['a zone by name', { zone: 'Asia/Kolkata' }, '2023-01-13 17:29:02'],
  ['a zone by its offset', { zone: 'UTC+05:30' }, '2023-01-13 17:29:02'],
  ['a clock that is behind', { zone: 'UTC', offset: -2521 * SECOND }, '2023-01-13 11:17:01'],
  ['a zone that nobody knows', { zone: null }, null],
  ['a clock that nothing ties', { zone: 'UTC', offset: null }, null],
])('%s', (_, parts, shown) => {
  expect(localTime(at, clock(parts))).toBe(shown);
});

test('a span names its day once, unless it changes', () => {
  const kolkata = clock({ zone: 'Asia/Kolkata' });
  expect(localSpan(at, at, kolkata)).toBe('2023-01-13 17:29:02');
  expect(localSpan(at, at + SECOND, kolkata)).toBe('2023-01-13 17:29:02–17:29:03');
  expect(localSpan(at, at + 7 * 3600 * SECOND, kolkata)).toBe('2023-01-13 17:29:02–2023-01-14 00:29:02');
  expect(localSpan(at, at, clock({ zone: null }))).toBeNull();
});
