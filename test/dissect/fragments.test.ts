import { describe, expect, test } from '@jest/globals';
import pcap from '../../src/parsers/captures/pcap.js';
import { pcapFile } from '../../samples/parsers/pcap/container.js';
import { ipv4, ipv6, join, text, u16, u32, udp } from '../../samples/parsers/pcap/frames.js';
import { readBytes } from '../parsers/captures/read.js';

const IP = { source: '192.0.2.10', destination: '192.0.2.20' };
const MORE = 0x2000;
const whole = udp(1000, 2000, text('0123456789abcdefghijklmn'));

const part = (id: number, start: number, end: number): Uint8Array =>
  ipv4({ ...IP, id, fragment: (end < whole.byteLength ? MORE : 0) | (start / 8) }, 17, whole.subarray(start, end));

/** Frames by number that hold a whole datagram, with what it says. */
function completed(frames: readonly Uint8Array[], linkType = 228): readonly unknown[] {
  const records = frames.map((bytes) => ({ seconds: 0, fraction: 0, bytes }));
  return readBytes(pcap, pcapFile(records, { linkType })).packets.flatMap((packet) =>
    packet.udp === null ? [] : [[packet.number, packet.udp.destinationPort, Buffer.from(packet.payload).toString()]],
  );
}

const text24 = '0123456789abcdefghijklmn';

describe('IPv4', () => {
  test.each([
    ['in order', [part(1, 0, 16), part(1, 16, 32)], 2],
    ['last one first', [part(1, 16, 32), part(1, 0, 16)], 2],
    ['three, the middle one last', [part(1, 0, 8), part(1, 24, 32), part(1, 8, 24)], 3],
    ['one sent twice', [part(1, 0, 16), part(1, 0, 16), part(1, 16, 32)], 3],
    ['overlapping', [part(1, 0, 24), part(1, 8, 32)], 2],
  ])('%s', (_, frames, number) => {
    expect(completed(frames)).toEqual([[number, 2000, text24]]);
  });

  test('of two contents for the same bytes the one that came first stays', () => {
    const other = ipv4({ ...IP, id: 1, fragment: MORE | 1 }, 17, text('XXXXXXXX'));
    expect(completed([part(1, 0, 16), other, part(1, 16, 32)])).toEqual([[3, 2000, text24]]);
  });

  test('datagrams are separated by their id', () => {
    expect(completed([part(1, 0, 16), part(2, 16, 32)])).toEqual([]);
  });

  test('a hole leaves all of it unread', () => {
    expect(completed([part(1, 0, 8), part(1, 16, 32)])).toEqual([]);
  });

  test('a fragment whose header is damaged is not used', () => {
    const damaged = part(1, 0, 16).slice();
    damaged[8] = 99;
    expect(completed([damaged, part(1, 16, 32)])).toEqual([]);
  });

  test('later fragments say that they are', () => {
    const { packets } = readBytes(
      pcap,
      pcapFile([{ seconds: 0, fraction: 0, bytes: part(1, 16, 32) }], { linkType: 228 }),
    );
    expect(packets[0]?.ip).toMatchObject({ laterFragment: true, length: 36, protocol: 17 });
    expect(packets[0]?.stop).toBe('fragment');
  });

  test('the number of datagrams waited for is bounded, the oldest given up', () => {
    const open = Array.from({ length: 257 }, (_, id) => part(id + 1, 0, 16));
    expect(completed([...open, part(2, 16, 32), part(1, 16, 32)])).toEqual([[258, 2000, text24]]);
  });
});

test('IPv6: the fragment header stands after other extension headers', () => {
  const a = [0x20, 1, 0xd, 0xb8, ...new Array<number>(11).fill(0), 1];
  const b = [0x20, 1, 0xd, 0xb8, ...new Array<number>(11).fill(0), 2];
  const fragment = (offset: number, more: number, bytes: Uint8Array): Uint8Array => {
    const options = [44, 0, 1, 4, 0, 0, 0, 0];
    return ipv6(a, b, 0, join(options, [17, 0], u16(offset | more), u32(77), bytes));
  };
  expect(completed([fragment(0, 1, whole.subarray(0, 16)), fragment(16, 0, whole.subarray(16))], 229)).toEqual([
    [2, 2000, text24],
  ]);
});
