import { LAYER, NEXT, type Walk } from './walk.js';

/** IPv4 (RFC 791). The datagram ends where its length says; a length of 0 is a segment that the sender's card still had to cut. */
export function ipv4(walk: Walk): number {
  if (!walk.holds(20)) return enterPart(walk);
  const { view, at } = walk;
  const headerLength = (view.getUint8(at) & 0x0f) * 4;
  const length = view.getUint16(at + 2);
  const fragment = view.getUint16(at + 6) & 0x3fff;
  const protocol = view.getUint8(at + 9);
  if (view.getUint8(at) >> 4 !== 4) return NEXT.nothing;
  if (headerLength < 20 || (length !== 0 && length < headerLength)) {
    walk.enter(LAYER.ipv4, 20);
    walk.stop = 'malformed';
    return NEXT.nothing;
  }
  if (length !== 0) walk.shorten(length);
  walk.enter(LAYER.ipv4, headerLength);
  if (fragment !== 0) {
    walk.stop = 'fragment';
    return NEXT.nothing;
  }
  return NEXT.ip | protocol;
}

function enterPart(walk: Walk): number {
  walk.enter(LAYER.ipv4, 20);
  return NEXT.nothing;
}

/** Raw IP: the version in the first four bits tells which. */
export function rawIp(walk: Walk): number {
  if (!walk.holds(1)) return NEXT.nothing;
  const version = walk.view.getUint8(walk.at) >> 4;
  if (version === 4) return NEXT.ether | 0x0800;
  return version === 6 ? NEXT.ether | 0x86dd : NEXT.nothing;
}
