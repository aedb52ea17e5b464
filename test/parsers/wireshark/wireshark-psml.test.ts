import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { codesOf, readBytes, readSample } from './exports.js';

test.each(['unknown-ca', 'look-ups', 'wrong-grant-type'])('%s says what the list as text says', async (name) => {
  const read = await readSample(`wireshark-psml/${name}.psml`, 500);
  const list = await readSample(`wireshark-list/${name}.txt`);
  expect(read.format).toBe('wireshark-psml');
  expect(read.events.map(({ facts, stamp }) => [facts, stamp])).toEqual(
    list.events.map(({ facts, stamp }) => [facts, stamp]),
  );
});

test('a packet that is cut is not told', async () => {
  const bytes = readFileSync('samples/parsers/wireshark-psml/unknown-ca.psml');
  const cut = bytes.indexOf('<section>5</section>') + 60;
  const read = await readBytes(bytes.subarray(0, cut));
  expect(read.reading.records).toBe(4);
  expect(codesOf(read)).toEqual(['capture-cut']);
});
