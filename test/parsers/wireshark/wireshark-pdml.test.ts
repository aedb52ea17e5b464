import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { codesOf, readBytes, readSample, told } from './exports.js';

test.each(['unknown-ca', 'path-mtu'])('%s says what its capture says', async (name) => {
  const read = await readSample(`wireshark-pdml/${name}.pdml`, 1000);
  expect(read.format).toBe('wireshark-pdml');
  expect(told(read)).toEqual(told(await readSample(`pcap/${name}.pcap`)));
});

test('evidence begins at the packet element', async () => {
  const bytes = readFileSync('samples/parsers/wireshark-pdml/unknown-ca.pdml');
  const { events } = await readBytes(bytes);
  const offset = events[0]?.evidence[0].byteOffset ?? 0;
  expect(bytes.subarray(offset, offset + 8).toString()).toBe('<packet>');
});

test('names of version 2 and bytes shown as text are read', async () => {
  const text = readFileSync('samples/parsers/wireshark-pdml/unknown-ca.pdml', 'utf8')
    .replaceAll('name="tls.', 'name="ssl.')
    .replace(/(name="tcp\.payload"[^>]*) show="[^"]*"/g, '$1 show="(78 bytes)"');
  expect(told(await readBytes(Buffer.from(text)))).toEqual(told(await readSample('pcap/unknown-ca.pcap')));
});

test('a cut export is told', async () => {
  const bytes = readFileSync('samples/parsers/wireshark-pdml/path-mtu.pdml');
  const read = await readBytes(bytes.subarray(0, 30_000));
  expect(codesOf(read)).toContain('capture-cut');
  expect(read.reading.records).toBeGreaterThan(1);
});
