import { expect, test } from '@jest/globals';
import { eachPlaceOnce, placeOf } from '../../src/core/evidence.js';
import type { Evidence } from '../../src/core/evidence.js';
import { evidenceAt } from '../support/events.js';

const line = (number: number, source = 'a.log'): Evidence => evidenceAt(source, number)[0];

test('a place is a source, a unit and a number', () => {
  expect(placeOf(line(3))).toBe('a.log line 3');
  expect(placeOf({ ...line(3), unit: 'frame' })).toBe('a.log frame 3');
});

test('each place once, in the order in which it is met', () => {
  const frame: Evidence = { ...line(1), unit: 'frame' };
  const again: Evidence = { ...line(2), text: 'read once more' };
  const all = [line(2), line(1), frame, again, line(1, 'b.log'), line(1)];
  expect(eachPlaceOnce(all)).toEqual([line(2), line(1), frame, line(1, 'b.log')]);
  expect(eachPlaceOnce([])).toEqual([]);
});

test('if a whole file is one line, the byte offset separates two places', () => {
  const later: Evidence = { ...line(1), byteOffset: 4_000 };
  expect(eachPlaceOnce([line(1), later, line(1)])).toEqual([line(1), later]);
});
