import { LAYER, NEXT, type Walk } from './walk.js';

/** Values below are a length of IEEE 802.3, not a type (IEEE 802.3 section 3.2.6). */
const FIRST_ETHERTYPE = 0x600;

/** LINKTYPE_ETHERNET: two addresses and a type, or a length with an LLC header behind it. */
export function ethernet(walk: Walk): number {
  if (!walk.holds(14)) return NEXT.nothing;
  const type = walk.view.getUint16(walk.at + 12);
  walk.enter(LAYER.ethernet, 14);
  if (type >= FIRST_ETHERTYPE) return NEXT.ether | type;
  walk.shorten(type);
  return llc(walk);
}

/** IEEE 802.1Q and 802.1ad: two bytes of tag, then the type of what is tagged. */
export function vlan(walk: Walk): number {
  if (!walk.holds(4)) return NEXT.nothing;
  const type = walk.view.getUint16(walk.at + 2);
  walk.enter(LAYER.vlan, 4);
  if (type >= FIRST_ETHERTYPE) return NEXT.ether | type;
  walk.shorten(type);
  return llc(walk);
}

/** Number of the VLAN in the tag at `start`. */
export const vlanId = (view: DataView, start: number): number => view.getUint16(start) & 0x0fff;

/** IEEE 802.2 LLC; only SNAP (RFC 1042) and IP by its own service access point lead on. */
export function llc(walk: Walk): number {
  if (!walk.holds(3)) return NEXT.nothing;
  const sap = walk.view.getUint16(walk.at);
  if (sap === 0x0606) {
    walk.enter(LAYER.llc, 3);
    return NEXT.ether | 0x0800;
  }
  if (sap !== 0xaaaa || !walk.holds(8)) {
    walk.enter(LAYER.llc, 3);
    return NEXT.nothing;
  }
  const organisation = walk.view.getUint32(walk.at + 2) & 0x00ffffff;
  const type = walk.view.getUint16(walk.at + 6);
  walk.enter(LAYER.llc, 8);
  return organisation === 0 || organisation === 0x0000f8 ? NEXT.ether | type : NEXT.nothing;
}
