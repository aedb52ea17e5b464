import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import pcap from '../../../src/parsers/captures/pcap.js';
import { pcapFile } from '../../../samples/parsers/pcap/container.js';
import { ACK, ethernet, RST, tcpPacket } from '../../../samples/parsers/pcap/frames.js';
import { SAMPLES } from '../../../samples/parsers/pcap/make.js';
import { readBytes } from './read.js';

const UP = { source: '192.0.2.10', destination: '192.0.2.20' };
const frame = ethernet(
  0x0800,
  tcpPacket(UP, { from: 40_000, to: 8443, sequence: 7, flags: RST | ACK, acknowledgement: 9 }),
);
const record = { seconds: 1_709_633_700, fraction: 5, bytes: frame };

describe('the container', () => {
  test.each([
    ['microseconds', 0xa1b2c3d4, true, 5000],
    ['microseconds, big-endian', 0xa1b2c3d4, false, 5000],
    ['nanoseconds', 0xa1b23c4d, true, 5],
    ['nanoseconds, big-endian', 0xa1b23c4d, false, 5],
    ['modified', 0xa1b2cd34, true, 5000],
    ['modified, big-endian', 0xa1b2cd34, false, 5000],
    ['IXIA, hardware', 0x1c0001ac, true, 5],
    ['IXIA, software', 0x1c0001ab, false, 5],
  ])('%s', (_, magic, littleEndian, nanoseconds) => {
    const { packets, notices, reading } = readBytes(pcap, pcapFile([record, record], { magic, littleEndian }));
    expect(notices).toEqual([]);
    expect(packets.map((packet) => [packet.number, packet.seconds, packet.nanoseconds, packet.tcp?.sequence])).toEqual([
      [1, 1_709_633_700, nanoseconds, 7],
      [2, 1_709_633_700, nanoseconds, 7],
    ]);
    expect(reading).toMatchObject({ records: 2, understood: 2, host: null });
  });

  test('is recognised by its magic number only', () => {
    const sure = (bytes: Uint8Array): number => pcap.recognise({ path: 'x', bytes: Buffer.from(bytes), lines: [] });
    expect(sure(pcapFile([]))).toBe(1);
    expect(sure(pcapFile([], { magic: 0xa1b23c4d, littleEndian: false }))).toBe(1);
    expect(sure(Uint8Array.from([0x0a, 0x0d, 0x0d, 0x0a]))).toBe(0);
    expect(sure(Uint8Array.from([0xd4, 0xc3, 0xb2]))).toBe(0);
  });

  test('a version that is not 2.4 is refused with its number', () => {
    const { packets, notices } = readBytes(pcap, pcapFile([record], { major: 2, minor: 3 }));
    expect(packets).toEqual([]);
    expect(notices).toEqual([{ code: 'not-read', message: 'pcap version 2.3 is not read, only 2.4' }]);
  });

  test('a fraction of more than a second is carried over', () => {
    const { packets } = readBytes(pcap, pcapFile([{ ...record, fraction: 2_000_001 }]));
    expect([packets[0]?.seconds, packets[0]?.nanoseconds]).toEqual([1_709_633_702, 1000]);
  });

  test('bits above the link type are about a check sequence', () => {
    const { packets } = readBytes(pcap, pcapFile([record], { linkType: 0x2400_0001 }));
    expect(packets[0]?.linkType).toBe(1);
  });

  test('frames of an unknown link type are counted, and said once', () => {
    const { packets, notices, reading } = readBytes(pcap, pcapFile([record, record], { linkType: 250 }));
    expect(packets.map(({ ip, length }) => [ip, length])).toEqual([
      [null, 54],
      [null, 54],
    ]);
    expect(notices).toEqual([
      { code: 'not-read', message: 'frames of link type 250 are counted, not dissected', number: 1 },
    ]);
    expect(reading).toMatchObject({ records: 2, understood: 0 });
  });

  test('what was snapped keeps both lengths', () => {
    const { packets } = readBytes(pcap, pcapFile([{ ...record, bytes: frame.subarray(0, 40), length: 54 }]));
    expect([packets[0]?.length, packets[0]?.capturedLength, packets[0]?.tcp]).toEqual([
      54,
      40,
      expect.objectContaining({ sourcePort: 40_000, sequence: null, payloadLength: null }),
    ]);
  });
});

describe('what the capture could see', () => {
  test('is reported if packets were snapped', () => {
    const cut = { ...record, bytes: frame.subarray(0, 40), length: 54 };
    expect(readBytes(pcap, pcapFile([record, cut], { snapLength: 40 })).events).toEqual([
      { kind: 'capture.settings', facts: { 'capture.snap_length': 40 }, frame: 1 },
    ]);
  });

  test('is not worth a word where it was everything', () => {
    expect(readBytes(pcap, pcapFile([record])).events).toEqual([]);
  });
});

describe('damage', () => {
  const two = pcapFile([record, record]);
  const first = 24 + 16 + frame.byteLength;

  test.each([
    ['in the file header', 10, 0, 'ends in the file header', 1],
    ['in a record header', first + 3, 1, `ends in record 2, which begins at byte ${first}`, 2],
    ['in a packet', first + 20, 1, `ends in record 2, which begins at byte ${first}`, 2],
  ])('a cut %s keeps what came before', (_, length, packets, message, number) => {
    const read = readBytes(pcap, two.subarray(0, length));
    expect(read.packets).toHaveLength(packets);
    expect(read.notices).toEqual([{ code: 'capture-cut', message, number }]);
  });

  test('a whole file ends without a word', () => {
    expect(readBytes(pcap, two).notices).toEqual([]);
    expect(readBytes(pcap, two.subarray(0, 24)).notices).toEqual([]);
  });

  test('a length that no card can have ends the reading', () => {
    const bad = two.slice();
    new DataView(bad.buffer).setUint32(first + 8, 262_145, true);
    const { packets, notices, reading } = readBytes(pcap, bad);
    expect(packets).toHaveLength(1);
    const message = `record 2 at byte ${first} claims 262145 bytes, more than 262144; not read from here on`;
    expect(notices).toEqual([{ code: 'capture-damaged', message, number: 2 }]);
    expect(reading.records).toBe(1);
  });
});

describe('evidence', () => {
  test('is one line in the words of tcpdump, in UTC, with its place', () => {
    const { packets, reading } = readBytes(pcap, pcapFile([record]));
    expect(packets[0]?.evidence()).toEqual([
      {
        source: 'capture',
        unit: 'frame',
        number: 1,
        byteOffset: 24,
        stamp: {
          text: '2024-03-05 10:15:00.000005',
          date: { year: 2024, month: 3, day: 5 },
          timeOfDay: 36_900_000_005,
          step: 1,
          zone: { offset: 0 },
          lap: 0,
        },
        text: '10:15:00.000005 IP 192.0.2.10.40000 > 192.0.2.20.8443: Flags [R.], seq 7, ack 9, win 64240, length 0',
      },
    ]);
    expect(reading.first?.text).toBe('2024-03-05 10:15:00.000005');
  });

  test('has nine decimals where the capture has them', () => {
    const { packets } = readBytes(pcap, pcapFile([record], { magic: 0xa1b23c4d }));
    expect(packets[0]?.evidence()[0].text).toMatch(/^10:15:00\.000000005 IP /);
  });
});

test.each([...SAMPLES])('the sample %s is what its recipe makes', (name, bytes) => {
  expect(readFileSync(`samples/parsers/pcap/${name}`).equals(bytes)).toBe(true);
});
