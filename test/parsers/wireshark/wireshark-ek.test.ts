import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { codesOf, readBytes, readSample, told } from './exports.js';

test.each(['unknown-ca', 'path-mtu'])('%s says what its capture says', async (name) => {
  const read = await readSample(`wireshark-ek/${name}.ek`, 777);
  expect(read.format).toBe('wireshark-ek');
  expect(told(read)).toEqual(told(await readSample(`pcap/${name}.pcap`)));
});

test('a cut line is told, the lines before it are read', async () => {
  const bytes = readFileSync('samples/parsers/wireshark-ek/path-mtu.ek');
  const read = await readBytes(bytes.subarray(0, bytes.byteLength - 900));
  expect(read.reading.records).toBe(4);
  expect(codesOf(read)).toEqual(['capture-cut']);
});

test('with -e, the time is the one of the index', async () => {
  const line =
    '{"index":{"_index":"packets-2024-03-05","_type":"doc"}}\n' +
    '{"timestamp":"1709633700123","layers":{"ip_src":["192.0.2.10"],"ip_dst":["192.0.2.53"],"udp_srcport":["40010"],"udp_dstport":["53"],' +
    '"dns_id":["0x0001"],"dns_flags_response":["0"],"dns_qry_name":["ssm.example.com"],"dns_qry_type":["1"]}}\n';
  const read = await readBytes(Buffer.from(line));
  expect(read.events[0]?.facts).toMatchObject({ 'dns.question.name': 'ssm.example.com', 'dns.question.type': 'A' });
  expect(read.events[0]?.stamp).toMatchObject({ date: { year: 2024, month: 3, day: 5 }, timeOfDay: 36_900_123_000 });
});
