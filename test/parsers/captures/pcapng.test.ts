import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import pcapng from '../../../src/parsers/captures/pcapng.js';
import { join, SYN, tcpPacket, text } from '../../../samples/parsers/pcap/frames.js';
import { Blocks } from '../../../samples/parsers/pcapng/blocks.js';
import { SAMPLES } from '../../../samples/parsers/pcapng/make.js';
import { readBytes } from './read.js';

const frame = tcpPacket(
  { source: '192.0.2.10', destination: '192.0.2.20' },
  { from: 40_000, to: 8443, sequence: 1, flags: SYN },
);
const b = new Blocks(true);
const begin = join(b.section(), b.interface(101, 0));
const packet = b.enhanced(0, 1_709_633_700_000_001n, frame);

describe('time', () => {
  const at = (resolution: number, ticks: bigint, offset = 0n): readonly (number | null)[] => {
    const options = [b.option(9, Uint8Array.from([resolution])), b.option(14, b.u64(offset))];
    const { packets } = readBytes(
      pcapng,
      join(b.section(), b.interface(101, 0, ...options), b.enhanced(0, ticks, frame)),
    );
    return [packets[0]?.seconds ?? null, packets[0]?.nanoseconds ?? null];
  };

  test.each([
    ['seconds', 0, 1_709_633_700n, [1_709_633_700, 0]],
    ['microseconds', 6, 1_709_633_700_123_456n, [1_709_633_700, 123_456_000]],
    ['nanoseconds', 9, 1_709_633_700_123_456_789n, [1_709_633_700, 123_456_789]],
    ['picoseconds are cut to nanoseconds', 12, 1_709_633_700_123_456_789n, [1_709_633, 700_123_456]],
    ['1/1024 of a second', 0x80 | 10, 1_709_633_700n * 1024n + 1n, [1_709_633_700, 976_562]],
    ['2^-32 of a second', 0x80 | 32, (1_709_633_700n << 32n) + (1n << 31n), [1_709_633_700, 500_000_000]],
    ['the largest count of nanoseconds', 9, 2n ** 63n - 1n, [9_223_372_036, 854_775_807]],
  ])('%s', (_, resolution, ticks, expected) => {
    expect(at(resolution, ticks)).toEqual(expected);
  });

  test('an offset of the interface is added, a negative one too', () => {
    expect(at(6, 1_000_000n, 3600n)).toEqual([3601, 0]);
    expect(at(6, 1_000_000n, -3600n)).toEqual([-3599, 0]);
  });

  test('a time beyond all calendars has no date and does not throw', () => {
    const ticks = b.option(9, Uint8Array.from([0]));
    const { packets } = readBytes(
      pcapng,
      join(b.section(), b.interface(101, 0, ticks), b.enhanced(0, 2n ** 62n, frame)),
    );
    expect(packets[0]?.stamp).toMatchObject({ date: null, text: '' });
    expect(packets[0]?.evidence()[0].text).toMatch(/^--:--:-- IP /);
  });
});

describe('blocks', () => {
  test('an option list without an end is read to the end of its block', () => {
    const block = b.block(1, join(b.u16(101), b.u16(0), b.u32(0), b.option(9, Uint8Array.from([9]))));
    const { packets } = readBytes(pcapng, join(b.section(), block, b.enhanced(0, 5n, frame)));
    expect(packets[0]?.nanoseconds).toBe(5);
  });

  test('a block too large to be read is passed over, whatever its kind', () => {
    const large = b.block(0x8888, new Uint8Array(400_000));
    const { packets, notices } = readBytes(pcapng, join(begin, large, packet), [1000, 7]);
    expect(packets.map(({ number }) => number)).toEqual([1]);
    expect(notices).toEqual([]);
  });

  test('drops are summed over interfaces, the last statistics of each', () => {
    const file = join(
      b.section(),
      b.interface(101, 0),
      b.interface(101, 0),
      b.statistics(0, 1n, 1n),
      b.statistics(0, 2n, 3n),
      b.statistics(1, 4n, 0n),
    );
    const { reading, notices } = readBytes(pcapng, file);
    expect(reading.drops).toBe(9);
    expect(notices).toEqual([
      { code: 'capture-drops', message: "9 packets were lost while capturing, by the file's own count" },
    ]);
  });

  test('without statistics the counts of the packets hold', () => {
    const { reading } = readBytes(
      pcapng,
      join(begin, b.old(0, 3, 0n, frame), b.enhanced(0, 0n, frame, undefined, b.option(4, b.u64(2n)))),
    );
    expect(reading.drops).toBe(5);
    expect(readBytes(pcapng, join(begin, packet)).reading.drops).toBeNull();
  });
});

test('filter, interface, snap length and drops are of the whole capture', () => {
  const filter = (words: string): Uint8Array => b.option(11, join([0], text(words)));
  const file = join(
    b.section(),
    b.interface(101, 64, b.option(2, text('eth0')), filter('port 8443')),
    b.interface(101, 96, b.option(2, text('eth1')), filter('port 8443')),
    b.enhanced(0, 0n, frame, 1500),
    b.enhanced(1, 0n, frame),
    b.statistics(0, 7n, 0n),
  );
  const { events, packets } = readBytes(pcapng, file);
  expect(events).toEqual([
    {
      kind: 'capture.settings',
      facts: {
        'capture.filter': 'port 8443',
        'capture.interface': 'eth0, eth1',
        'capture.snap_length': 96,
        'capture.dropped': 7,
      },
      frame: 1,
    },
  ]);
  expect(packets.map(({ captureFilter }) => captureFilter)).toEqual(['port 8443', 'port 8443']);
});

describe('damage', () => {
  const place = begin.byteLength;
  const damaged = (bytes: Uint8Array, message: string): void => {
    const { packets, notices } = readBytes(pcapng, join(begin, packet, bytes, packet));
    expect(packets).toHaveLength(1);
    const at = place + packet.byteLength;
    expect(notices).toEqual([
      {
        code: 'capture-damaged',
        message: `the block at byte ${at}, after frame 1, ${message}; not read from here on`,
        number: 1,
      },
    ]);
  };

  test.each([
    ['an interface that is not described', b.enhanced(3, 0n, frame), 'names interface 3, which is not described'],
    ['a length that is too short', join(b.u32(6), b.u32(8), b.u32(8)), 'claims 8 bytes, fewer than its own header'],
    ['a packet block without a whole header', b.block(6, b.u32(0)), 'holds no whole packet header'],
    ['an interface without a whole header', b.block(1, b.u32(0)), 'describes no interface'],
    ['a section of no known byte order', b.block(0x0a0d0d0a, new Uint8Array(16)), 'has no byte-order magic'],
    [
      'a packet longer than its block',
      b.block(6, join(b.u32(0), new Uint8Array(8), b.u32(500), b.u32(500))),
      'claims a packet of 500 bytes',
    ],
  ])('%s', (_, bytes, message) => damaged(bytes, message));

  test('two lengths', () => {
    const bytes = packet.slice();
    bytes[bytes.byteLength - 4] = 0;
    damaged(bytes, `has two lengths, ${packet.byteLength} and 0`);
  });

  test('a version that is not known', () => {
    const { notices } = readBytes(pcapng, b.block(0x0a0d0d0a, join(b.u32(0x1a2b3c4d), b.u16(2), b.u16(0), b.u64(-1n))));
    expect(notices[0]?.message).toContain('is of version 2.0, only 1.0 is read');
  });

  test('a cut inside a block keeps what came before', () => {
    const { packets, notices } = readBytes(
      pcapng,
      join(begin, packet, packet).subarray(0, place + packet.byteLength + 30),
    );
    expect(packets).toHaveLength(1);
    const at = place + packet.byteLength;
    expect(notices).toEqual([
      { code: 'capture-cut', message: `ends in a block that begins at byte ${at}, after frame 1`, number: 1 },
    ]);
  });

  test('a cut inside a block that is passed over is a cut all the same', () => {
    const { notices } = readBytes(pcapng, join(begin, b.block(0x8888, new Uint8Array(400_000)).subarray(0, 300_000)));
    expect(notices.map(({ code }) => code)).toEqual(['capture-cut']);
  });
});

test.each([...SAMPLES])('the sample %s is what its recipe makes', (name, bytes) => {
  expect(readFileSync(`samples/parsers/pcapng/${name}`).equals(bytes)).toBe(true);
});
