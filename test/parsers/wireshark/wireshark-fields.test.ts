import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { codesOf, factsOf, readBytes, readSample, told } from './exports.js';

test.each(['lost-segment', 'path-mtu'])('%s says what its capture says', async (name) => {
  const read = await readSample(`wireshark-fields/${name}.txt`);
  expect(read.format).toBe('wireshark-fields');
  const without = (list: readonly unknown[]): string => JSON.stringify(list).replace(/,"quoted.protocol":\d+/g, '');
  expect(without(told(read))).toBe(without(told(await readSample(`pcap/${name}.pcap`))));
});

test('messages of TLS are put together from their columns, and nothing is said that has no column', async () => {
  const read = await readSample('wireshark-fields/unknown-ca.csv');
  const facts = factsOf(read, 'tls.handshake');
  expect(facts).toMatchObject({
    'tls.outcome': 'alert',
    'tls.client.server_name': 'ssm.example.com',
    'tls.alert.code': 48,
    'tls.alert.from': 'client',
  });
  for (const field of [
    'tls.cipher',
    'tls.version',
    'tls.client.versions',
    'tls.client.supported_ciphers',
    'tls.server.chain_length',
  ])
    expect(facts).not.toHaveProperty([field]);
});

test('records of DNS come back into their order', async () => {
  const read = await readSample('wireshark-fields/look-ups.txt');
  expect(read.events[0]?.facts).toMatchObject({
    'dns.question.name': 'ssm.example.com',
    'dns.resolved_ip': ['192.0.2.20'],
    'dns.cname': ['host.example.net'],
  });
  expect(read.events.map(({ evidence }) => evidence.map(({ number }) => number))).toEqual([
    [1, 2],
    [3, 4],
    [5, 6],
  ]);
});

test('without frame.number a packet is cited by its line', async () => {
  const text =
    'frame.time_epoch\tip.src\tip.dst\ttcp.srcport\ttcp.dstport\ttcp.flags\n1709633700.0\t192.0.2.10\t192.0.2.20\t40000\t8443\t0x0002\n';
  const read = await readBytes(Buffer.from(text));
  expect(read.events[0]?.evidence[0]).toMatchObject({ unit: 'line', number: 2 });
});

test('lines that do not fit the header are counted', async () => {
  const bytes = readFileSync('samples/parsers/wireshark-fields/lost-segment.txt');
  const read = await readBytes(Buffer.concat([bytes, Buffer.from('1\t2\n')]));
  expect(codesOf(read)).toEqual(['not-read']);
  expect(read.reading.records).toBe(13);
});
