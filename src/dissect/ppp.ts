import { LAYER, NEXT, type Walk } from './walk.js';

/** PPP (RFC 1661): address and control may be left out, and so may the upper byte of the protocol. */
export function ppp(walk: Walk): number {
  if (!walk.holds(2)) return NEXT.nothing;
  const { view, at } = walk;
  const start = view.getUint16(at) === 0xff03 ? 2 : 0;
  if (!walk.holds(start + 1)) return NEXT.nothing;
  const first = view.getUint8(at + start);
  // An odd first byte is a protocol of one byte (RFC 1661 section 6.5).
  const compressed = (first & 1) === 1;
  if (!compressed && !walk.holds(start + 2)) return NEXT.nothing;
  const protocol = compressed ? first : view.getUint16(at + start);
  walk.enter(LAYER.ppp, start + (compressed ? 1 : 2));
  return NEXT.ppp | protocol;
}

/** PPPoE session (RFC 2516 section 4): six bytes with the length of what follows. */
export function pppoe(walk: Walk): number {
  if (!walk.holds(6)) return NEXT.nothing;
  const code = walk.view.getUint8(walk.at + 1);
  const length = walk.view.getUint16(walk.at + 4);
  walk.enter(LAYER.pppoe, 6);
  walk.shorten(length);
  return code === 0 ? ppp(walk) : NEXT.nothing;
}

/** Cisco HDLC: address, control, and an Ethernet type. */
export function chdlc(walk: Walk): number {
  if (!walk.holds(4)) return NEXT.nothing;
  const type = walk.view.getUint16(walk.at + 2);
  walk.enter(LAYER.chdlc, 4);
  return NEXT.ether | type;
}
