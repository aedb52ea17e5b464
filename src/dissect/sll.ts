import { llc } from './ethernet.js';
import { LAYER, NEXT, type Walk } from './walk.js';

/** Used instead of a type: Linux' own numbers for 802.3 without and with an LLC header (if_ether.h). */
const ETH_P_802_2 = 4;

/** LINKTYPE_LINUX_SLL: the "any" device of Linux, 16 bytes with the protocol last. */
export function sll(walk: Walk): number {
  if (!walk.holds(16)) return NEXT.nothing;
  const type = walk.view.getUint16(walk.at + 14);
  walk.enter(LAYER.sll, 16);
  return type === ETH_P_802_2 ? llc(walk) : NEXT.ether | type;
}

/** LINKTYPE_LINUX_SLL2: 20 bytes with the protocol first and the interface's index. */
export function sll2(walk: Walk): number {
  if (!walk.holds(20)) return NEXT.nothing;
  const type = walk.view.getUint16(walk.at);
  walk.enter(LAYER.sll2, 20);
  return type === ETH_P_802_2 ? llc(walk) : NEXT.ether | type;
}
