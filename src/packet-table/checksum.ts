import { LAYER } from '../dissect/walk.js';

/** Sum of half-words in network byte order (RFC 1071), the odd last byte padded with zero. */
function sum(view: DataView, start: number, end: number): number {
  let total = 0;
  let at = start;
  for (; at + 1 < end; at += 2) total += view.getUint16(at);
  if (at < end) total += view.getUint8(at) << 8;
  return total;
}

/** Where the addresses of an IP header are, for the pseudo-header. */
export interface PseudoHeader {
  readonly view: DataView;
  readonly kind: number;
  /** Of the IP header. */
  readonly start: number;
}

/** Whether the checksum of a whole TCP segment holds (RFC 9293 section 3.1, RFC 8200 section 8.1). */
export function tcpChecksumHolds(ip: PseudoHeader, view: DataView, start: number, end: number): boolean {
  const [from, to] = ip.kind === LAYER.ipv6 ? [8, 40] : [12, 20];
  const length = end - start;
  const total = sum(ip.view, ip.start + from, ip.start + to) + 6 + length + sum(view, start, end);
  return total % 0xffff === 0;
}
