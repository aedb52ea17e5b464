import { ipByVersion } from './udp-tunnels.js';
import { LAYER, NEXT, type Walk } from './walk.js';

/** Bits of IPv4's second half-word that mark a fragment: "more fragments" and the offset. */
const FRAGMENT_BITS = 0x3fff;

/**
 * IPv4 (RFC 791). Its length field ends the datagram; 0 is a segment that the sender's network card had still to split.
 */
export function ipv4(walk: Walk): number {
  if (!walk.holds(1)) return NEXT.nothing;
  if (walk.view.getUint8(walk.at) >> 4 !== 4) {
    walk.stop = 'malformed';
    return NEXT.nothing;
  }
  if (!walk.holds(20)) {
    walk.enter(LAYER.ipv4, 20);
    return NEXT.nothing;
  }
  const { view, at } = walk;
  const headerLength = (view.getUint8(at) & 0x0f) * 4;
  const length = view.getUint16(at + 2);
  const isFragment = (view.getUint16(at + 6) & FRAGMENT_BITS) !== 0;
  const protocol = view.getUint8(at + 9);
  if (headerLength < 20 || (length !== 0 && length < headerLength)) {
    walk.enter(LAYER.ipv4, 20);
    walk.stop = 'malformed';
    return NEXT.nothing;
  }
  if (length !== 0) walk.shorten(length);
  walk.enter(LAYER.ipv4, headerLength);
  if (!isFragment) return NEXT.ip | protocol;
  walk.stop = 'fragment';
  walk.resume = NEXT.ip | protocol;
  return NEXT.nothing;
}

/** Raw IP: the first four bits are the version. */
export function rawIp(walk: Walk): number {
  const next = ipByVersion(walk);
  walk.enter(LAYER.raw, 0);
  return next;
}

/** The authentication header (RFC 4302) before a transport over IPv4; over IPv6 it is one of the extension headers. */
export function authentication(walk: Walk): number {
  if (!walk.holds(12)) return NEXT.nothing;
  const next = walk.view.getUint8(walk.at);
  walk.enter(LAYER.authentication, (walk.view.getUint8(walk.at + 1) + 2) * 4);
  return NEXT.ip | next;
}
