import { LEAF, ROOT } from './certificate.js';
import type { Record } from './container.js';
import {
  ACK,
  ethernet,
  FIN,
  icmp,
  ipv4,
  join,
  PSH,
  RST,
  SYN,
  tcp,
  tcpPacket,
  text,
  u16,
  udp,
  type Ip,
  type Tcp,
} from './frames.js';
import { certificates, clientHello, dns, dnsName, record, serverHello, serverHelloDone } from './messages.js';

/** The samples, one function per file. Times are seconds since 1970 and a fraction in the file's unit. */

const UP: Ip = { source: '192.0.2.10', destination: '192.0.2.20' };
const DOWN: Ip = { source: '192.0.2.20', destination: '192.0.2.10', ttl: 60 };
const START = 1_709_633_700;

/** 03030303 -> mss 1460. */
const MSS = [2, 4, 0x05, 0xb4];

const at = (fraction: number, bytes: Uint8Array, length = bytes.byteLength): Record => ({
  seconds: START,
  fraction,
  bytes,
  length,
});

function up(header: Partial<Tcp>, payload?: Uint8Array): Uint8Array {
  return tcpPacket(UP, { from: 40_000, to: 8443, sequence: 1000, flags: ACK, ...header }, payload);
}

function down(header: Partial<Tcp>, payload?: Uint8Array): Uint8Array {
  return tcpPacket(DOWN, { from: 8443, to: 40_000, sequence: 5000, flags: ACK, ...header }, payload);
}

/** TLS 1.2 over two segments, its certificate refused with alert 48; then RST. */
export function unknownCa(): readonly Record[] {
  const hello = record(22, 0x0301, clientHello('ssm.example.com', []));
  const answer = record(22, 0x0303, join(serverHello(0xc02f), certificates(LEAF, ROOT), serverHelloDone));
  const cut = 700;
  const mine = 1001 + hello.byteLength;
  const theirs = 5001 + answer.byteLength;
  return [
    at(100, ethernet(0x0800, up({ flags: SYN, options: MSS }))),
    at(24_100, ethernet(0x0800, down({ flags: SYN | ACK, acknowledgement: 1001, options: MSS }))),
    at(24_200, ethernet(0x0800, up({ sequence: 1001, acknowledgement: 5001 }))),
    at(24_300, ethernet(0x0800, up({ sequence: 1001, acknowledgement: 5001, flags: PSH | ACK }, hello))),
    at(48_300, ethernet(0x0800, down({ sequence: 5001, acknowledgement: mine }, answer.subarray(0, cut)))),
    at(
      48_400,
      ethernet(0x0800, down({ sequence: 5001 + cut, acknowledgement: mine, flags: PSH | ACK }, answer.subarray(cut))),
    ),
    at(
      48_500,
      ethernet(
        0x0800,
        up({ sequence: mine, acknowledgement: theirs, flags: PSH | ACK }, record(21, 0x0303, join([2, 48]))),
      ),
    ),
    at(48_600, ethernet(0x0800, up({ sequence: mine + 7, acknowledgement: theirs, flags: RST | ACK }))),
  ];
}

/** A lost segment, three duplicate ACKs, a fast retransmission; a late copy; the server's FIN. */
export function lostSegment(): readonly Record[] {
  const data = new Uint8Array(100).fill(0x61);
  const ack = { sequence: 1001, acknowledgement: 5101 };
  return [
    at(0, up({ flags: SYN })),
    at(20_000, down({ flags: SYN | ACK, acknowledgement: 1001 })),
    at(20_100, up({ sequence: 1001, acknowledgement: 5001 })),
    at(30_000, down({ sequence: 5001, acknowledgement: 1001 }, data)),
    at(30_100, up(ack)),
    at(30_200, down({ sequence: 5201, acknowledgement: 1001 }, data)),
    at(30_300, up(ack)),
    at(30_400, down({ sequence: 5301, acknowledgement: 1001 }, data)),
    at(30_500, up(ack)),
    at(30_600, down({ sequence: 5101, acknowledgement: 1001 }, data)),
    at(30_700, up({ sequence: 1001, acknowledgement: 5401 })),
    at(90_000, down({ sequence: 5301, acknowledgement: 1001 }, data)),
    at(90_100, down({ sequence: 5401, acknowledgement: 1001, flags: FIN | ACK })),
  ];
}

/** A proxy asks for credentials: plain HTTP on port 3128, the answer in two segments. */
export function proxyAuthentication(): readonly Record[] {
  const ask = text('CONNECT ssm.example.com:8443 HTTP/1.1\r\nHost: ssm.example.com:8443\r\n\r\n');
  const answer = text('HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 6\r\n\r\ndenied');
  const ports = { from: 40_001, to: 3128 };
  const back = { from: 3128, to: 40_001 };
  const mine = 1001 + ask.byteLength;
  return [
    at(0, up({ ...ports, flags: SYN })),
    at(100, down({ ...back, flags: SYN | ACK, acknowledgement: 1001 })),
    at(200, up({ ...ports, sequence: 1001, acknowledgement: 5001, flags: PSH | ACK }, ask)),
    at(300, down({ ...back, sequence: 5001, acknowledgement: mine }, answer.subarray(0, 20))),
    at(400, down({ ...back, sequence: 5021, acknowledgement: mine, flags: PSH | ACK }, answer.subarray(20))),
  ].map(({ bytes, ...rest }) => ({ ...rest, bytes: join([2, 0, 0, 0], bytes), length: bytes.byteLength + 4 }));
}

/** Linux' "any" device: protocol first, interface 1, Ethernet, outgoing or incoming, no address. */
const cooked = (payload: Uint8Array): Uint8Array =>
  join(u16(0x0800), u16(0), [0, 0, 0, 1], u16(1), [0, 0], new Uint8Array(8), payload);

/** A name with an alias, a name that does not exist, and one asked for twice without an answer. */
export function lookUps(): readonly Record[] {
  const alias = dnsName('host.example.net');
  const answers = [
    { name: join([0xc0, 12]), type: 5, data: alias },
    { name: alias, type: 1, data: join([192, 0, 2, 20]) },
  ];
  const query = (from: number, message: Uint8Array): Uint8Array => cooked(ipv4(UP, 17, udp(from, 53, message)));
  const answer = (to: number, message: Uint8Array): Uint8Array => cooked(ipv4(DOWN, 17, udp(53, to, message)));
  const frames = [
    query(40_010, dns(1, 0x0100, 'ssm.example.com', 1)),
    answer(40_010, dns(1, 0x8180, 'ssm.example.com', 1, answers)),
    query(40_011, dns(2, 0x0100, 'smm.example.com', 28)),
    answer(40_011, dns(2, 0x8183, 'smm.example.com', 28)),
    query(40_012, dns(3, 0x0100, 'ssm.example.net', 1)),
    query(40_012, dns(3, 0x0100, 'ssm.example.net', 1)),
  ];
  return frames.map((bytes, index) => at(index * 1_000_000 + 7, bytes));
}

/** A segment too long for the path, the router's error, and a datagram in two fragments, the last one first. */
export function pathMtu(): readonly Record[] {
  const large = tcpPacket(
    { ...UP, id: 9, fragment: 0x4000 },
    { from: 40_000, to: 8443, sequence: 1001, acknowledgement: 5001, flags: ACK },
    new Uint8Array(1400),
  );
  const router: Ip = { source: '203.0.113.1', destination: '192.0.2.10', ttl: 254 };
  const whole = udp(40_020, 514, text('twenty-four bytes of log'));
  const part = (fragment: number, bytes: Uint8Array): Uint8Array => ipv4({ ...UP, id: 77, fragment }, 17, bytes);
  return [
    at(0, large, large.byteLength),
    at(100, ipv4(router, 1, icmp(3, 4, 1400, large.subarray(0, 28)))),
    at(200, ipv4(router, 1, icmp(3, 13, 0, large.subarray(0, 28)))),
    at(300, part(2, whole.subarray(16))),
    at(400, part(0x2000, whole.subarray(0, 16))),
  ];
}

/** Headers around headers: a VLAN in a VLAN, MPLS, GRE and VXLAN, each around the same segment. */
export function tunnels(): readonly Record[] {
  const inner = up({ flags: SYN });
  const outer: Ip = { source: '198.51.100.1', destination: '198.51.100.2' };
  return [
    at(0, ethernet(0x88a8, join(u16(100), u16(0x8100), u16(7), u16(0x0800), inner))),
    at(100, ethernet(0x8847, join([0, 0x06, 0x40, 64], [0, 0x06, 0x51, 64], inner))),
    at(200, ethernet(0x0800, ipv4(outer, 47, join(u16(0x2000), u16(0x0800), [0, 0, 0, 5], inner)))),
    at(
      300,
      ethernet(0x0800, ipv4(outer, 17, udp(50_000, 4789, join([8, 0, 0, 0, 0, 0, 42, 0], ethernet(0x0800, inner))))),
    ),
    at(
      400,
      ethernet(0x0800, ipv4(outer, 4, ipv4(UP, 6, tcp(UP, { from: 40_000, to: 8443, sequence: 1000, flags: SYN })))),
    ),
  ];
}
