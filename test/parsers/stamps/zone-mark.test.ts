import { expect, test } from '@jest/globals';
import { zoneMark } from '../../../src/parsers/stamps/zone-mark.js';

test.each([
  ['IST', { abbreviation: 'IST' }],
  ['GMT', { abbreviation: 'GMT' }],
  ['Z', { offset: 0 }],
  ['+0530', { offset: 330 }],
  ['+05:30', { offset: 330 }],
  ['-0330', { offset: -210 }],
  ['GMT-03:30', { offset: -210 }],
  ['UTC+1245', { offset: 765 }],
  ['-0000', { offset: -0 }],
  ['', null],
  [undefined, null],
])('%j', (text, expected) => {
  expect(zoneMark(text)).toEqual(expected);
});
