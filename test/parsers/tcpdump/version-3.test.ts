import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { readText } from './read.js';

const sample = (name: string): string => readFileSync(`samples/parsers/tcpdump-text/${name}`, 'utf8');

const flagsOf = (text: string): readonly string[] =>
  readText(text).packets.map(({ tcp }) =>
    Object.entries(tcp?.flags ?? {})
      .flatMap(([name, set]) => (set ? [name] : []))
      .join('+'),
  );

describe('tcpdump 3, and what prints as it did', () => {
  test('flags, numbers and options of version 3', () => {
    const { packets, reading, notices } = readText(sample('version-3.txt'));
    expect(flagsOf(sample('version-3.txt'))).toEqual(['syn', 'syn+ack', 'ack', 'psh+ack', 'rst+ack']);
    expect(packets.map(({ tcp }) => [tcp?.sequence, tcp?.acknowledgement, tcp?.payloadLength])).toEqual([
      [3_000_000_000, null, 0],
      [500_000_000, 3_000_000_001, 0],
      [null, 500_000_001, 0],
      [3_000_000_001, 500_000_001, 200],
      [500_000_001, 3_000_000_201, 0],
    ]);
    expect(packets[1]?.tcp?.options?.mss).toBe(1380);
    expect(packets.map(({ ip }) => ip?.ttl)).toEqual([64, 60, 64, 64, 60]);
    expect(reading).toMatchObject({ records: 5, understood: 5 });
    expect(notices).toEqual([]);
  });

  test('the capture of a Cisco ASA, with its frame numbers, its host and an old ICMP error', () => {
    const { packets, reading, notices } = readText(sample('asa.txt'));
    expect(flagsOf(sample('asa.txt'))).toEqual(['syn', 'rst+ack', '']);
    expect(packets.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(packets[2]?.icmp).toMatchObject({ type: 3, code: 13 });
    expect(reading).toMatchObject({ records: 3, understood: 3, host: 'fw-1' });
    expect(notices).toEqual([]);
  });

  test('a segment that is cut in its numbers keeps its flags; one cut in its flags is counted', () => {
    const text = [
      '09:15:00.251698 IP 192.0.2.21.41234 > 198.51.100.40.8443: S 3000000000:30000',
      '09:15:00.351698 IP 192.0.2.21.41235 > 198.51.100.40.8443: Fl',
    ].join('\n');
    const { packets, reading, notices } = readText(text);
    expect(packets[0]?.tcp).toMatchObject({ flags: { syn: true, ack: false }, sequence: 3_000_000_000 });
    expect(reading).toMatchObject({ records: 2, understood: 1 });
    expect(notices.filter(({ code }) => code === 'not-read')).toMatchObject([{ number: 2 }]);
  });
});
