import { describe, expect, test } from '@jest/globals';
import type { CapturedPacket } from '../../src/dissect/captured-packet.js';
import {
  ACK,
  icmp,
  ipv4,
  ipv6,
  join,
  PSH,
  SYN,
  tcpPacket,
  text,
  u32,
  udp,
  udpPacket,
} from '../../samples/parsers/pcap/frames.js';
import { dns } from '../../samples/parsers/pcap/messages.js';
import { onePacket as packet } from '../parsers/captures/read.js';

const UP = { source: '192.0.2.10', destination: '192.0.2.20' };
const SYN_PACKET = tcpPacket(UP, { from: 40_000, to: 8443, sequence: 1000, flags: SYN });
const V6_CLIENT = [0x20, 1, 0xd, 0xb8, ...new Array<number>(11).fill(0), 0x10];
const V6_SERVER = [0x20, 1, 0xd, 0xb8, ...new Array<number>(11).fill(0), 0x20];

const words = (of: CapturedPacket): string => of.evidence()[0].text.replace('10:15:00.000000 ', '');

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
