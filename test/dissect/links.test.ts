import { describe, expect, test } from '@jest/globals';
import {
  ACK,
  ethernet,
  ipv4,
  ipv6,
  join,
  SYN,
  tcp,
  tcpPacket,
  text,
  u16,
  u32,
  udp,
  udpPacket,
} from '../../samples/parsers/pcap/frames.js';
import { onePacket as packet } from '../parsers/captures/read.js';

const UP = { source: '192.0.2.10', destination: '192.0.2.20' };
const SYN_PACKET = tcpPacket(UP, { from: 40_000, to: 8443, sequence: 1000, flags: SYN });
const V6_CLIENT = [0x20, 1, 0xd, 0xb8, ...new Array<number>(11).fill(0), 0x10];
const V6_SERVER = [0x20, 1, 0xd, 0xb8, ...new Array<number>(11).fill(0), 0x20];

describe('link layers lead to the same segment', () => {
  const six = tcp(UP, { from: 40_000, to: 8443, sequence: 1000, flags: SYN });
  test.each([
    ['Ethernet', 1, ethernet(0x0800, SYN_PACKET)],
    [
      'Ethernet with LLC and SNAP',
      1,
      ethernet(8 + SYN_PACKET.byteLength, join([0xaa, 0xaa, 3, 0, 0, 0], u16(0x0800), SYN_PACKET)),
    ],
    ['Ethernet with padding', 1, ethernet(0x0800, join(SYN_PACKET, new Uint8Array(6)))],
    ['802.1Q', 1, ethernet(0x8100, join(u16(0x2007), u16(0x0800), SYN_PACKET))],
    ['QinQ', 1, ethernet(0x9100, join(u16(1), u16(0x8100), u16(2), u16(0x0800), SYN_PACKET))],
    ['loopback, little-endian', 0, join([2, 0, 0, 0], SYN_PACKET)],
    ['loopback, big-endian', 108, join([0, 0, 0, 2], SYN_PACKET)],
    ['raw IP', 101, SYN_PACKET],
    ['IPv4', 228, SYN_PACKET],
    ['cooked', 113, join(u16(4), u16(1), u16(6), new Uint8Array(8), u16(0x0800), SYN_PACKET)],
    ['cooked v2', 276, join(u16(0x0800), u16(0), u32(2), u16(1), [4, 6], new Uint8Array(8), SYN_PACKET)],
    ['PPP', 9, join([0xff, 3, 0, 0x21], SYN_PACKET)],
    ['PPP, compressed', 9, join([0x21], SYN_PACKET)],
    ['Cisco HDLC', 104, join([0x0f, 0], u16(0x0800), SYN_PACKET)],
    ['PPPoE', 1, ethernet(0x8864, join([0x11, 0], u16(5), u16(2 + SYN_PACKET.byteLength), u16(0x21), SYN_PACKET))],
    ['IPv4 in IPv4', 228, ipv4({ source: '198.51.100.1', destination: '198.51.100.2' }, 4, SYN_PACKET)],
    ['GRE around Ethernet', 228, ipv4(UP, 47, join(u16(0), u16(0x6558), ethernet(0x0800, SYN_PACKET)))],
    [
      'Geneve',
      228,
      udpPacket(UP, 9, 6081, join([1, 0], u16(0x6558), u32(7 << 8), [0, 0, 1, 0], ethernet(0x0800, SYN_PACKET))),
    ],
    ['GTP-U', 228, udpPacket(UP, 2152, 2152, join([0x30, 255], u16(SYN_PACKET.byteLength), u32(7), SYN_PACKET))],
    [
      'GTP-U with an extension',
      228,
      udpPacket(UP, 2152, 2152, join([0x34, 255], u16(8), u32(7), [0, 0, 0, 0x85], [1, 0, 0, 0], SYN_PACKET)),
    ],
    [
      'L2TP',
      228,
      udpPacket(UP, 1701, 1701, join(u16(0x4002), u16(50), u16(1), u16(2), [0xff, 3, 0, 0x21], SYN_PACKET)),
    ],
    ['Ethernet in IP', 228, ipv4(UP, 97, join(u16(0x3000), ethernet(0x0800, SYN_PACKET)))],
    ['VN-Tag', 1, ethernet(0x8926, join(u32(0), u16(0x0800), SYN_PACKET))],
    [
      'ERSPAN type II',
      228,
      ipv4(UP, 47, join(u16(0x1000), u16(0x88be), u32(1), new Uint8Array(8), ethernet(0x0800, SYN_PACKET))),
    ],
    [
      'authentication header',
      228,
      ipv4(UP, 51, join([6, 1, 0, 0], u32(1), u32(2), tcp(UP, { from: 40_000, to: 8443, sequence: 1000, flags: SYN }))),
    ],
  ])('%s', (_, linkType, bytes) => {
    const read = packet(linkType, bytes);
    expect(read.tcp).toMatchObject({ sourcePort: 40_000, destinationPort: 8443, sequence: 1000, payloadLength: 0 });
    expect(read.ip).toMatchObject({ source: '192.0.2.10', destination: '192.0.2.20' });
    expect(six.byteLength).toBe(20);
  });

  test('IPv6 with options before the transport', () => {
    const segment = tcp(UP, { from: 1, to: 2, sequence: 3, flags: ACK }, text('abc'));
    const read = packet(
      229,
      ipv6(V6_CLIENT, V6_SERVER, 0, join([60, 0, 1, 4, 0, 0, 0, 0], [6, 0, 1, 4, 0, 0, 0, 0], segment)),
    );
    expect(read.ip).toMatchObject({
      version: 6,
      source: '2001:db8::10',
      destination: '2001:db8::20',
      protocol: 6,
      ttl: 64,
    });
    expect(read.tcp).toMatchObject({ sourcePort: 1, payloadLength: 3 });
    expect(Buffer.from(read.payload).toString()).toBe('abc');
  });

  test('Teredo carries IPv6, after authentication and origin', () => {
    const inner = ipv6(V6_CLIENT, V6_SERVER, 17, udp(1, 2, text('x')));
    const authentication = join(u16(1), [0, 0], new Uint8Array(9));
    const origin = join(u16(0), u16(0), u32(0));
    expect(packet(228, udpPacket(UP, 50_000, 3544, join(authentication, origin, inner)))).toMatchObject({
      ip: { version: 6, source: '2001:db8::10' },
      udp: { destinationPort: 2 },
    });
  });

  test('what is not IP is named by its link type', () => {
    expect(packet(1, ethernet(0x0806, new Uint8Array(28))).evidence()[0].text).toBe(
      '10:15:00.000000 link-type 1, length 42',
    );
  });
});
