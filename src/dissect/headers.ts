import type { IcmpHeader, IpHeader, TcpFlags, TcpHeader, UdpHeader } from '../core/packet.js';
import { ipv4Text, ipv6Text } from './addresses.js';
import { upperProtocol } from './ipv6.js';
import { tcpOptions } from './tcp-options.js';
import { LAYER } from './walk.js';

/** Every combination of the eight flags once, so that headers can share them. */
const ALL_FLAGS: readonly TcpFlags[] = Array.from({ length: 256 }, (_, bits) => ({
  fin: (bits & 1) !== 0,
  syn: (bits & 2) !== 0,
  rst: (bits & 4) !== 0,
  psh: (bits & 8) !== 0,
  ack: (bits & 16) !== 0,
  urg: (bits & 32) !== 0,
  ece: (bits & 64) !== 0,
  cwr: (bits & 128) !== 0,
}));

const NO_FLAGS: TcpFlags = { fin: false, syn: false, rst: false, psh: false, ack: false };

/** The flags of a byte of a TCP header. */
export const flagsOf = (bits: number): TcpFlags => ALL_FLAGS[bits] ?? NO_FLAGS;

/** The IP header at `start`; null if its addresses are not captured. */
export function ipHeader(view: DataView, kind: number, start: number, end: number): IpHeader | null {
  if (kind === LAYER.ipv6) return ipv6Header(view, start, end);
  if (start + 20 > end) return null;
  return {
    version: 4,
    source: ipv4Text(view, start + 12),
    destination: ipv4Text(view, start + 16),
    ttl: view.getUint8(start + 8),
    protocol: view.getUint8(start + 9),
    length: view.getUint16(start + 2),
    laterFragment: (view.getUint16(start + 6) & 0x1fff) !== 0,
  };
}

function ipv6Header(view: DataView, start: number, end: number): IpHeader | null {
  if (start + 40 > end) return null;
  return {
    version: 6,
    source: ipv6Text(view, start + 8),
    destination: ipv6Text(view, start + 24),
    ttl: view.getUint8(start + 7),
    protocol: upperProtocol(view, start, end),
    length: view.getUint16(start + 4) + 40,
    laterFragment: false,
  };
}

/** The TCP header at `start`, as far as it is captured. `wireEnd` is the end of its payload by the lengths. */
export function tcpHeader(view: DataView, start: number, end: number, wireEnd: number): TcpHeader | null {
  if (start + 4 > end) return null;
  const whole = start + 20 <= end;
  const headerLength = whole ? (view.getUint8(start + 12) >> 4) * 4 : 20;
  const options = whole ? tcpOptions(view, start + 20, Math.min(start + headerLength, end)) : null;
  return {
    sourcePort: view.getUint16(start),
    destinationPort: view.getUint16(start + 2),
    sequence: start + 8 <= end ? view.getUint32(start + 4) : null,
    acknowledgement: start + 12 <= end ? view.getUint32(start + 8) : null,
    relative: false,
    flags: start + 14 <= end ? flagsOf(view.getUint8(start + 13)) : NO_FLAGS,
    window: start + 16 <= end ? view.getUint16(start + 14) : null,
    payloadLength: whole ? Math.max(0, wireEnd - start - headerLength) : null,
    ...(options === null ? {} : { options }),
  };
}

/** The UDP header at `start`. */
export function udpHeader(view: DataView, start: number, end: number, wireEnd: number): UdpHeader | null {
  if (start + 4 > end) return null;
  return {
    sourcePort: view.getUint16(start),
    destinationPort: view.getUint16(start + 2),
    payloadLength: start + 8 <= end ? Math.max(0, wireEnd - start - 8) : null,
  };
}

/** The ICMP or ICMPv6 header at `start`; `quoted` is the packet that the walk found after it. */
export function icmpHeader(
  view: DataView,
  kind: number,
  start: number,
  end: number,
  quoted: IcmpHeader['quoted'],
): IcmpHeader | null {
  if (start + 2 > end) return null;
  const type = view.getUint8(start);
  const code = view.getUint8(start + 1);
  return { type, code, mtu: mtu(view, kind, start, end, type, code), quoted };
}

/** RFC 1191 section 4 puts the MTU in the last two bytes of the header, RFC 4443 section 3.2 in the last four. */
function mtu(view: DataView, kind: number, start: number, end: number, type: number, code: number): number | null {
  if (start + 8 > end) return null;
  if (kind === LAYER.icmpv6) return type === 2 ? view.getUint32(start + 4) : null;
  return type === 3 && code === 4 ? view.getUint16(start + 6) : null;
}
