import { expect, test } from '@jest/globals';
import { readSample } from './exports.js';

test('frames of Ethernet, Linux cooked and raw IP are read; there is no time', async () => {
  const read = await readSample('wireshark-hex/unknown-ca.txt');
  expect(read.format).toBe('wireshark-hex');
  expect(read.reading.records).toBe(8);
  const handshake = read.events.find(({ kind }) => kind === 'tls.handshake');
  expect(handshake?.facts).toMatchObject({ 'tls.alert.name': 'unknown_ca', 'tls.server.chain_length': 2 });
  expect(read.events.map(({ stamp }) => stamp)).toEqual([null, null]);
  expect((await readSample('wireshark-hex/look-ups.txt')).events.map(({ kind }) => kind)).toEqual(
    Array(3).fill('dns.lookup'),
  );
});

test('what TShark put together is not a frame', async () => {
  const read = await readSample('wireshark-hex/path-mtu.txt');
  expect(read.reading.records).toBe(5);
  expect(read.events.filter(({ kind }) => kind === 'icmp.error')).toHaveLength(2);
});
