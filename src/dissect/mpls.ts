import { LAYER, MAX_LAYERS, NEXT, type Walk } from './walk.js';

const BOTTOM_OF_STACK = 0x100;

/**
 * A stack of labels (RFC 3032). No field names the payload; its first four bits are read as an IP version, as all tools
 * do.
 */
export function mpls(walk: Walk): number {
  for (;;) {
    if (!walk.holds(4) || walk.count >= MAX_LAYERS) return NEXT.nothing;
    const entry = walk.view.getUint32(walk.at);
    walk.enter(LAYER.mpls, 4);
    if ((entry & BOTTOM_OF_STACK) !== 0) break;
  }
  if (!walk.holds(1)) return NEXT.nothing;
  const version = walk.view.getUint8(walk.at) >> 4;
  if (version === 4) return NEXT.ether | 0x0800;
  if (version === 6) return NEXT.ether | 0x86dd;
  // A control word of zeros, or none, and an Ethernet frame (RFC 4448).
  if (version !== 0) return NEXT.link | 1;
  if (!walk.holds(4)) return NEXT.nothing;
  walk.at += 4;
  return NEXT.link | 1;
}
