import { LAYER, NEXT, type Walk } from './walk.js';

/** VXLAN (RFC 7348): eight bytes, then an Ethernet frame. */
export function vxlan(walk: Walk): number {
  if (!walk.holds(8)) return NEXT.nothing;
  walk.enter(LAYER.vxlan, 8);
  return NEXT.link | 1;
}

/** Geneve (RFC 8926): eight bytes, options, and the type of what follows. */
export function geneve(walk: Walk): number {
  if (!walk.holds(8)) return NEXT.nothing;
  const length = 8 + (walk.view.getUint8(walk.at) & 0x3f) * 4;
  const type = walk.view.getUint16(walk.at + 2);
  walk.enter(LAYER.geneve, length);
  return type === 0x6558 ? NEXT.link | 1 : NEXT.ether | type;
}
