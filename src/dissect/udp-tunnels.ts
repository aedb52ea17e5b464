import { LAYER, NEXT, type Walk } from './walk.js';

/** Key of an IP datagram by its version, the first four bits. */
export function ipByVersion(walk: Walk): number {
  if (!walk.holds(1)) return NEXT.nothing;
  const version = walk.view.getUint8(walk.at) >> 4;
  if (version === 4) return NEXT.ether | 0x0800;
  return version === 6 ? NEXT.ether | 0x86dd : NEXT.nothing;
}

/** Message type of GTP-U that carries a datagram of the user (3GPP TS 29.281 section 6.1). */
const USER_DATA = 255;

/** GTP-U: eight bytes, four more if one of three flags is set, and extension headers in words. */
export function gtp(walk: Walk): number {
  if (!walk.holds(8)) return NEXT.nothing;
  const { view, at } = walk;
  const flags = view.getUint8(at);
  if (flags >> 5 !== 1 || view.getUint8(at + 1) !== USER_DATA) return NEXT.nothing;
  let length = (flags & 7) === 0 ? 8 : 12;
  if (!walk.holds(length)) return NEXT.nothing;
  let extension = (flags & 4) === 0 ? 0 : view.getUint8(at + 11);
  while (extension !== 0) {
    if (!walk.holds(length + 4)) return NEXT.nothing;
    const words = Math.max(1, view.getUint8(at + length));
    if (!walk.holds(length + words * 4)) return NEXT.nothing;
    length += words * 4;
    extension = view.getUint8(at + length - 1);
  }
  walk.enter(LAYER.gtp, length);
  return ipByVersion(walk);
}

/** Teredo (RFC 4380 section 5.1.1): authentication and origin may precede the IPv6 datagram. */
export function teredo(walk: Walk): number {
  if (!walk.holds(8)) return NEXT.nothing;
  const { view, at } = walk;
  let length = 0;
  if (view.getUint16(at) === 1) length = 13 + view.getUint8(at + 2) + view.getUint8(at + 3);
  if (!walk.holds(length + 8)) return NEXT.nothing;
  if (view.getUint16(at + length) === 0) length += 8;
  walk.enter(LAYER.teredo, length);
  return ipByVersion(walk) === (NEXT.ether | 0x86dd) ? NEXT.ether | 0x86dd : NEXT.nothing;
}

const CONTROL = 0x8000;
const LENGTH = 0x4000;
const SEQUENCE = 0x0800;
const OFFSET = 0x0200;

/** L2TP version 2 (RFC 2661 section 3.1): data messages carry PPP. */
export function l2tp(walk: Walk): number {
  if (!walk.holds(6)) return NEXT.nothing;
  const { view, at } = walk;
  const flags = view.getUint16(at);
  if ((flags & 15) !== 2) return NEXT.nothing;
  let length = 6 + ((flags & LENGTH) === 0 ? 0 : 2) + ((flags & SEQUENCE) === 0 ? 0 : 4);
  if ((flags & OFFSET) !== 0) {
    if (!walk.holds(length + 2)) return NEXT.nothing;
    length += 2 + view.getUint16(at + length);
  }
  walk.enter(LAYER.l2tp, length);
  return (flags & CONTROL) === 0 ? NEXT.link | 9 : NEXT.nothing;
}
