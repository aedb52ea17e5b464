import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { codesOf, factsOf, readBytes, readSample } from './exports.js';

test.each(['unknown-ca', 'look-ups', 'wrong-grant-type'])('%s says what the list as text says', async (name) => {
  const read = await readSample(`wireshark-csv/${name}.csv`);
  const list = await readSample(`wireshark-list/${name}.txt`);
  expect(read.format).toBe('wireshark-csv');
  expect(read.events.map((event) => event.facts)).toEqual(list.events.map((event) => event.facts));
});

test('rows that were copied without their titles are read', async () => {
  const [, ...rows] = readFileSync('samples/parsers/wireshark-csv/unknown-ca.csv', 'utf8').split('\n');
  const read = await readBytes(Buffer.from(rows.join('\n')));
  expect(read.reading.records).toBe(8);
  expect(read.events[0]?.evidence[0]).toMatchObject({ number: 1, byteOffset: 0 });
});

test('columns that were added, and ports in columns of their own', async () => {
  const text = [
    '"No.","Time","Delta","Source","Source Port","Destination","Destination Port","Protocol","Length","Info"',
    '"7","1709633700.000100","0.0","192.0.2.10","40000","192.0.2.20","8443","TLSv1.2","132","Client Hello"',
  ].join('\n');
  const read = await readBytes(Buffer.from(text));
  expect(factsOf(read, 'tls.handshake')).toMatchObject({ 'source.port': 40_000, 'destination.port': 8443 });
});

test('quotes in a column are doubled; a row that does not fit is counted', async () => {
  const text = [
    '"No.","Time","Source","Destination","Protocol","Length","Info"',
    '"1","0.000000","192.0.2.10","192.0.2.53","DNS","75","Standard query 0x0001 A ssm.example.com, ""QM"" question"',
    '"2","0.1"',
  ].join('\n');
  const read = await readBytes(Buffer.from(text));
  expect(factsOf(read, 'dns.lookup')).toMatchObject({ 'dns.question.name': 'ssm.example.com,' });
  expect(codesOf(read)).toEqual(['not-read']);
});
