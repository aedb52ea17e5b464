import { expect, test } from '@jest/globals';
import { readingsOf } from '../../src/clocks/abbreviations.js';
import { isZone, offsetAt } from '../../src/clocks/offsets-of-zones.js';
import { micros } from '../support/analysis.js';

const KNOWN = (
  'UTC GMT WET WEST CET CEST EET EEST MSK TRT IST IDT BST SAST EAT CAT WAT GST PKT NPT ICT WIB WITA WIT SGT MYT PHT HKT ' +
  'AWST JST KST ACST ACDT AEST AEDT NZST NZDT SST HST AKST AKDT PST PDT MST MDT CST CDT EST EDT AST ADT NST NDT BRT ' +
  'ART CLT CLST COT PET'
).split(' ');

test.each(KNOWN)('%s: every reading is a zone that has this offset in winter or in summer', (abbreviation) => {
  const readings = readingsOf(abbreviation);
  expect(readings.length).toBeGreaterThan(0);
  for (const { zone, offset } of readings) {
    expect(isZone(zone)).toBe(true);
    const seasons = ['2024-01-15T00:00:00.000Z', '2024-07-15T00:00:00.000Z'].map((at) => offsetAt(zone, micros(at)));
    expect(seasons).toContain(offset);
  }
});

test('the likelier reading comes first', () => {
  expect(readingsOf('IST').map(({ zone }) => zone)).toEqual(['Asia/Kolkata', 'Asia/Jerusalem', 'Europe/Dublin']);
  expect(readingsOf('CST')[0]?.zone).toBe('America/Chicago');
});

test.each(['XYZT', '', 'ist', 'constructor', 'toString'])('%j has no reading', (abbreviation) => {
  expect(readingsOf(abbreviation)).toEqual([]);
});
