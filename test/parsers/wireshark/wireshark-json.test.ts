import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { codesOf, factsOf, readBytes, readSample, emitted } from './exports.js';

test.each(['unknown-ca', 'path-mtu'])('%s says what its capture says', async (name) => {
  const read = await readSample(`wireshark-json/${name}.json.txt`);
  expect(read.format).toBe('wireshark-json');
  expect(emitted(read)).toEqual(emitted(await readSample(`pcap/${name}.pcap`)));
  expect(read.events.map(({ stamp }) => stamp)).toEqual(
    (await readSample(`pcap/${name}.pcap`)).events.map(({ stamp }) => stamp),
  );
});

test('a packet stands at its frame, in tcpdump’s words', async () => {
  const { events } = await readSample('wireshark-json/unknown-ca.json.txt');
  expect(events[0]?.evidence[0]).toMatchObject({
    unit: 'frame',
    number: 1,
    byteOffset: 4,
    text: '10:15:00.000100 IP 192.0.2.10.40000 > 192.0.2.20.8443: Flags [S], seq 1000, win 64240, options [mss 1460], length 0',
  });
});

test('chosen fields are put into the order of a packet', async () => {
  const read = await readSample('wireshark-json/chosen.json.txt');
  expect(emitted(read)).toEqual(emitted(await readSample('pcap/look-ups.pcap')));
});

test('jsonraw holds the bytes and no time: events have no stamp', async () => {
  const read = await readSample('wireshark-json/raw.json.txt');
  const facts = read.events.map((event) => [
    event.kind,
    'dns.response_code' in event.facts && event.facts['dns.response_code'],
    event.stamp,
  ]);
  expect(facts).toEqual([
    ['dns.lookup', 'NOERROR', null],
    ['dns.lookup', 'NXDOMAIN', null],
    ['dns.lookup', false, null],
  ]);
});

const bytes = readFileSync('samples/parsers/wireshark-json/path-mtu.json.txt');

test('chunks do not matter', async () => {
  const whole = emitted(await readBytes(bytes));
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 4000 }), async (size) => {
      expect(emitted(await readBytes(bytes, size))).toEqual(whole);
    }),
    { numRuns: 12 },
  );
});

test('UTF-16 of PowerShell is read', async () => {
  const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(bytes.toString('utf8'), 'utf16le')]);
  const read = await readBytes(wide);
  expect(codesOf(read)).toEqual(['encoding']);
  expect(emitted(read)).toEqual(emitted(await readBytes(bytes)));
});

test('a cut export gives the packets before the cut, and a notice', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 2000, max: bytes.byteLength - 10 }), async (length) => {
      const read = await readBytes(bytes.subarray(0, length));
      expect(codesOf(read)).toContain('capture-cut');
      expect(read.reading.records).toBeLessThanOrEqual(5);
    }),
    { numRuns: 25 },
  );
});

test('what is no JSON is passed over and said', async () => {
  const text = bytes.toString('utf8').replace('"frame.marked": "0"', '"frame.marked": broken');
  const read = await readBytes(Buffer.from(text));
  expect(codesOf(read)).toEqual(['capture-damaged']);
  expect(read.reading.records).toBe(5);
});

test('a display filter that kept one direction only leaves an unanswered question unproved', async () => {
  const syn = (number: number, time: string): string =>
    `{"_index":"packets-2024-03-05","_source":{"layers":{"frame":{"frame.time_epoch":"${time}","frame.number":"${String(number)}","frame.len":"58"},` +
    `"ip":{"ip.src":"192.0.2.10","ip.dst":"192.0.2.20"},"tcp":{"tcp.srcport":"40000","tcp.dstport":"8443","tcp.len":"0","tcp.seq_raw":"1000","tcp.flags":"0x0002"}}}}`;
  const exportOf = (numbers: readonly [number, number]): Buffer =>
    Buffer.from(`[${syn(numbers[0], '1709633700.0')},${syn(numbers[1], '1709633709.0')}]`);
  const whole = await readBytes(exportOf([1, 2]));
  const filtered = await readBytes(exportOf([1, 7]));
  const observable = 'capture.answer_observable';
  expect(whole.events[0]?.facts).toMatchObject({ 'tcp.handshake': 'unanswered', [observable]: true });
  expect(filtered.events[0]?.facts).toMatchObject({ 'tcp.handshake': 'unanswered', [observable]: false });
});

describe('chosen fields', () => {
  test.each(['lost-segment', 'path-mtu'])('of %s say what its capture says', async (name) => {
    const read = await readSample(`wireshark-json/fields-${name}.json.txt`);
    expect(read.format).toBe('wireshark-json');
    const without = (list: readonly unknown[]): string => JSON.stringify(list).replace(/,"quoted.protocol":\d+/g, '');
    expect(without(emitted(read))).toBe(without(emitted(await readSample(`pcap/${name}.pcap`))));
  });

  test('of TLS are put together to messages, and nothing is said that was not chosen', async () => {
    const read = await readSample('wireshark-json/fields-unknown-ca.json.txt');
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

  test('of DNS come back into the order of their records', async () => {
    const read = await readSample('wireshark-json/fields-look-ups.json.txt');
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
});
