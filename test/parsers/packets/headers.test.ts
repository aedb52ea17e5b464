import { describe, expect, test } from '@jest/globals';
import pcap from '../../../src/parsers/pcap.js';
import type { CapturedPacket } from '../../../src/parsers/packets/captured-packet.js';
import { pcapFile } from '../../../samples/parsers/pcap/container.js';
import {
  ACK,
  ethernet,
  icmp,
  ipv4,
  ipv6,
  join,
  PSH,
  SYN,
  tcp,
  tcpPacket,
  text,
  u16,
  u32,
  udp,
  udpPacket,
} from '../../../samples/parsers/pcap/frames.js';
import { dns } from '../../../samples/parsers/pcap/messages.js';
import { readBytes } from '../captures.js';

const UP = { source: '192.0.2.10', destination: '192.0.2.20' };
const SYN_PACKET = tcpPacket(UP, { from: 40_000, to: 8443, sequence: 1000, flags: SYN });
const V6_CLIENT = [0x20, 1, 0xd, 0xb8, ...new Array<number>(11).fill(0), 0x10];
const V6_SERVER = [0x20, 1, 0xd, 0xb8, ...new Array<number>(11).fill(0), 0x20];

function packet(linkType: number, bytes: Uint8Array, length = bytes.byteLength): CapturedPacket {
  const [first] = readBytes(pcap, pcapFile([{ seconds: 36_900, fraction: 0, bytes, length }], { linkType })).packets;
  if (first === undefined) throw new Error('no packet');
  return first;
}

const words = (of: CapturedPacket): string => of.evidence()[0].text.replace('10:15:00.000000 ', '');

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

  test('what is not IP is told by its link type', () => {
    expect(words(packet(1, ethernet(0x0806, new Uint8Array(28))))).toBe('link-type 1, length 42');
  });
});

describe('TCP', () => {
  const options = [2, 4, 5, 0xb4, 4, 2, 8, 10, ...u32(7), ...u32(8), 1, 3, 3, 7];

  test('options', () => {
    const read = packet(228, tcpPacket(UP, { from: 1, to: 2, sequence: 3, flags: SYN, options }));
    expect(read.tcp?.options).toEqual({
      mss: 1460,
      sackPermitted: true,
      timestamp: { value: 7, echo: 8 },
      windowScale: 7,
    });
    expect(words(read)).toBe(
      'IP 192.0.2.10.1 > 192.0.2.20.2: Flags [S], seq 3, win 64240, options [mss 1460,sackOK,TS val 7 ecr 8,wscale 7], length 0',
    );
  });

  test('blocks of a selective acknowledgement', () => {
    const sack = [1, 1, 5, 18, ...u32(100), ...u32(200), ...u32(300), ...u32(400)];
    const read = packet(228, tcpPacket(UP, { from: 1, to: 2, sequence: 3, flags: ACK, options: sack }));
    expect(read.tcp?.options?.sack).toEqual([
      [100, 200],
      [300, 400],
    ]);
  });

  test('an option that claims more than there is ends the list', () => {
    const read = packet(
      228,
      tcpPacket(UP, { from: 1, to: 2, sequence: 3, flags: SYN, options: [2, 4, 5, 0xb4, 8, 10, 0, 0] }),
    );
    expect(read.tcp?.options).toEqual({ mss: 1460 });
  });

  test('a payload keeps the length that the headers state, captured or not', () => {
    const whole = tcpPacket(
      UP,
      { from: 1, to: 2, sequence: 0xffff_ffff, acknowledgement: 5, flags: PSH | ACK },
      text('0123456789'),
    );
    const read = packet(228, whole.subarray(0, 44), whole.byteLength);
    expect(read.tcp).toMatchObject({ payloadLength: 10, flags: { psh: true, ack: true, syn: false } });
    expect(read.payload.byteLength).toBe(4);
    // The sequence number wraps.
    expect(words(read)).toBe(
      'IP 192.0.2.10.1 > 192.0.2.20.2: Flags [P.], seq 4294967295:9, ack 5, win 64240, length 10',
    );
  });

  test('the start line of a request is evidence; control characters are not', () => {
    const ask = tcpPacket(
      UP,
      { from: 1, to: 80, sequence: 1, flags: PSH | ACK },
      text('GET /a\u001b[31m HTTP/1.1\r\nHost: x\r\n\r\n'),
    );
    expect(words(packet(228, ask))).toMatch(/length 33: HTTP: GET \/a\.\[31m HTTP\/1\.1$/);
  });

  test('rare flags have their letters', () => {
    const read = packet(228, tcpPacket(UP, { from: 1, to: 2, sequence: 3, flags: 0xc2 }));
    expect(words(read)).toContain('Flags [SEW]');
    expect(words(packet(228, tcpPacket(UP, { from: 1, to: 2, sequence: 3, flags: 0 })))).toContain('Flags [none]');
  });
});

describe('ICMP', () => {
  const router = { source: '203.0.113.1', destination: '192.0.2.10' };
  const quoted = SYN_PACKET.subarray(0, 28);

  test.each([
    [3, 4, 1400, 'ICMP 192.0.2.20 unreachable - need to frag (mtu 1400), length 36'],
    [3, 1, 0, 'ICMP host 192.0.2.20 unreachable, length 36'],
    [3, 3, 0, 'ICMP 192.0.2.20 tcp port 8443 unreachable, length 36'],
    [3, 13, 0, 'ICMP host 192.0.2.20 unreachable - admin prohibited filter, length 36'],
    [11, 0, 0, 'ICMP time exceeded in-transit, length 36'],
  ])('type %d code %d', (type, code, rest, expected) => {
    const read = packet(228, ipv4(router, 1, icmp(type, code, rest, quoted)));
    expect(words(read)).toBe(`IP 203.0.113.1 > 192.0.2.10: ${expected}`);
    expect(read.icmp).toEqual({
      type,
      code,
      mtu: rest === 0 ? null : rest,
      quoted: {
        source: '192.0.2.10',
        destination: '192.0.2.20',
        protocol: 6,
        sourcePort: 40_000,
        destinationPort: 8443,
      },
    });
    // The error itself is no segment of the flow that it quotes.
    expect([read.tcp, read.ip?.source]).toEqual([null, '203.0.113.1']);
  });

  test('an echo quotes nothing', () => {
    const read = packet(228, ipv4(UP, 1, icmp(8, 0, 1, text('ping'))));
    expect(read.icmp).toEqual({ type: 8, code: 0, mtu: null, quoted: null });
    expect(words(read)).toContain('ICMP echo request, length 12');
  });

  test('ICMPv6: packet too big', () => {
    const inner = ipv6(V6_CLIENT, V6_SERVER, 17, udp(1, 2, text('x')));
    const read = packet(229, ipv6(V6_SERVER, V6_CLIENT, 58, join([2, 0, 0, 0], u32(1280), inner)));
    expect(read.icmp).toMatchObject({
      type: 2,
      code: 0,
      mtu: 1280,
      quoted: { destination: '2001:db8::20', destinationPort: 2 },
    });
    expect(words(read)).toBe('IP6 2001:db8::20 > 2001:db8::10: ICMP6, packet too big, mtu 1280, length 57');
  });
});

test('UDP, with what DNS asks and answers', () => {
  expect(words(packet(228, udpPacket(UP, 514, 514, text('abc'))))).toBe(
    'IP 192.0.2.10.514 > 192.0.2.20.514: UDP, length 3',
  );
  expect(words(packet(228, udpPacket(UP, 40_000, 53, dns(7, 0x0100, 'ssm.example.com', 1))))).toBe(
    'IP 192.0.2.10.40000 > 192.0.2.20.53: 7+ A? ssm.example.com. (33)',
  );
  expect(words(packet(228, udpPacket(UP, 53, 40_000, dns(7, 0x8183, 'ssm.example.com', 28))))).toBe(
    'IP 192.0.2.10.53 > 192.0.2.20.40000: 7 NXDomain q: AAAA? ssm.example.com. 0/0/0 (33)',
  );
});

test('a header length below twenty bytes is malformed, not read', () => {
  const bytes = SYN_PACKET.slice();
  bytes[0] = 0x44;
  expect(packet(228, bytes)).toMatchObject({ stop: 'malformed', tcp: null });
});
