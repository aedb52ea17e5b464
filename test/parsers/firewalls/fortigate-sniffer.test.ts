import { describe, expect, test } from '@jest/globals';
import { factsOf, readBytes, readSample } from '../wireshark/exports.js';

describe('with an interface, a filter and UTC', () => {
  test('a refused connection is one, though each packet is printed at two interfaces', async () => {
    const read = await readSample('fortigate-sniffer/refused.txt');
    expect(read.format).toBe('fortigate-sniffer');
    expect(read.host).toBe('fw-a');
    expect(read.reading).toMatchObject({ records: 4, understood: 4 });
    expect(factsOf(read, 'tcp.connection')).toMatchObject({
      'source.ip': '192.0.2.21',
      'destination.port': 8443,
      'tcp.handshake': 'refused',
    });
    expect(factsOf(read, 'capture.settings')).toEqual({
      'capture.filter': 'host 198.51.100.40 and port 8443',
      'capture.interface': 'any',
    });
    expect(read.events.at(-1)?.stamp).toMatchObject({ zone: { offset: 0 }, date: { year: 2024, month: 11, day: 19 } });
    expect(read.events.at(-1)?.evidence[0]).toMatchObject({ unit: 'line', number: 4 });
    expect(read.notices).toEqual([]);
  });

  test('a SYN that is sent again a second later is a second one', async () => {
    const line = (time: string, place: string): string =>
      `2024-11-19 ${time} ${place} 192.0.2.21.41234 -> 198.51.100.40.8443: syn 3000000000\n`;
    const text = [line('09:15:00.000000', 'port1 in'), line('09:15:01.000100', 'port2 in')].join('');
    const { events } = await readBytes(Buffer.from(text + line('09:15:30.000000', 'port1 in')));
    expect(events.map(({ facts }) => facts)).toMatchObject([{ 'tcp.syn.count': 3 }]);
  });
});

test('a length is known from the number that follows, on whichever side', async () => {
  const read = await readSample('fortigate-sniffer/elapsed.txt');
  expect(factsOf(read, 'tcp.connection')).toMatchObject({
    'tcp.handshake': 'completed',
    'source.bytes': 200,
    'tcp.reset.by': 'server',
  });
  expect(read.reading.first).toBeNull();
});

test('bytes are read like a capture’s, and other protocols by their words', async () => {
  const read = await readSample('fortigate-sniffer/bytes.txt');
  expect(read.reading).toMatchObject({ records: 3, understood: 3 });
  expect(factsOf(read, 'icmp.error')).toMatchObject({ 'source.ip': '203.0.113.1', 'icmp.type': 3, 'icmp.code': 1 });
});

test('a packet whose flags were cut is counted, not understood', async () => {
  const text = '2.100000 192.0.2.21.41234 -> 198.51.100.40.8443: sy\n';
  const { reading, notices } = await readBytes(Buffer.from(text));
  expect(reading).toMatchObject({ records: 1, understood: 0 });
  expect(notices).toMatchObject([{ code: 'not-read', number: 1 }]);
});
