import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { factsOf, readBytes, readSample, emitted } from './exports.js';

test.each(['look-ups', 'path-mtu'])('%s says what its capture says', async (name) => {
  const read = await readSample(`wireshark-details/${name}.txt`);
  expect(read.format).toBe('wireshark-details');
  expect(emitted(read)).toEqual(emitted(await readSample(`pcap/${name}.pcap`)));
});

test('hellos, alerts and certificates are put together from their lines', async () => {
  const read = await readSample('wireshark-details/unknown-ca.txt');
  expect(factsOf(read, 'tls.handshake')).toMatchObject({
    'tls.outcome': 'alert',
    'tls.alert.code': 48,
    'tls.client.server_name': 'ssm.example.com',
    'tls.client.versions': ['1.2'],
    'tls.client.supported_ciphers': ['0x1301', '0xc02f'],
    'tls.version': '1.2',
    'tls.cipher': '0xc02f',
    'tls.server.chain_length': 2,
    'tls.server.subject': 'CN=ssm.example.com,O=Example\\, Inc.,C=US',
    'tls.server.issuer': 'CN=Example Root CA,O=Example\\, Inc.,C=US',
    'tls.server.not_before': '2024-01-02T03:04:05Z',
    'tls.server.not_after': '2054-01-02T03:04:05Z',
    'tls.server.names': ['ssm.example.com', '192.0.2.20', '2001:db8::20'],
    'tls.server.chain_ends_at': 'CN=Example Root CA,O=Example\\, Inc.,C=US',
  });
  expect(factsOf(read, 'tcp.connection')).toEqual(factsOf(await readSample('pcap/unknown-ca.pcap'), 'tcp.connection'));
});

test('the key is not shown whole, and left out', async () => {
  expect(factsOf(await readSample('wireshark-details/unknown-ca.txt'), 'tls.handshake')).not.toHaveProperty([
    'tls.server.key',
  ]);
});

test('with bytes nothing is lost', async () => {
  expect(emitted(await readSample('wireshark-details/with-bytes.txt'))).toEqual(
    emitted(await readSample('pcap/unknown-ca.pcap')),
  );
});

test('the exact time is read, whatever zone the local one is in', async () => {
  const stamps = async (name: string): Promise<readonly unknown[]> =>
    (await readSample(name)).events.map(({ stamp }) => stamp);
  expect(await stamps('wireshark-details/kolkata.txt')).toEqual(await stamps('pcap/look-ups.pcap'));
});

test('where only the local time is shown, its zone is an abbreviation', async () => {
  const text = readFileSync('samples/parsers/wireshark-details/kolkata.txt', 'utf8').replace(
    /^ *Epoch Time: .*\n/gm,
    '',
  );
  const { events } = await readBytes(Buffer.from(text));
  expect(events[0]?.stamp).toMatchObject({
    date: { year: 2024, month: 3, day: 5 },
    timeOfDay: 56_700_000_000,
    zone: { abbreviation: 'IST' },
  });
});

test('a refused proxy is read from its lines', async () => {
  expect(factsOf(await readSample('wireshark-details/proxy-authentication.txt'), 'http.exchange')).toMatchObject({
    'http.request.method': 'CONNECT',
    'http.response.status_code': 407,
    'http.response.reason': 'Proxy Authentication Required',
  });
});
