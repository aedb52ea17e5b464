import { LAYER, NEXT, type Walk } from './walk.js';

/** Values below are a length of IEEE 802.3, not a type (IEEE 802.3 section 3.2.6). */
const FIRST_ETHERTYPE = 0x600;

/** First five bytes of the destination of Cisco's ISL frames. */
const ISL_ADDRESSES: ReadonlySet<number> = new Set([0x01000c00, 0x03000c00]);

/** Cisco FabricPath: the outer header is an Ethernet header of this type, and a tag of two bytes. */
const FABRIC_PATH = 0x8903;

/** Bytes of the inner frame's check sequence, which ISL and FabricPath keep. */
const CHECK_SEQUENCE = 4;

/** LINKTYPE_ETHERNET: two addresses and a type, or a length and an LLC header. */
export function ethernet(walk: Walk): number {
  if (!walk.holds(14)) return NEXT.nothing;
  const { view, at } = walk;
  if (ISL_ADDRESSES.has(view.getUint32(at)) && view.getUint8(at + 4) === 0) return encapsulated(walk, LAYER.isl, 26);
  const type = view.getUint16(at + 12);
  if (type === FABRIC_PATH) return encapsulated(walk, LAYER.fabricPath, 16);
  walk.enter(LAYER.ethernet, 14);
  return typeOrLength(walk, type);
}

/** A vendor's header around a whole frame with its check sequence. */
function encapsulated(walk: Walk, kind: number, length: number): number {
  walk.enter(kind, length);
  walk.wireEnd -= CHECK_SEQUENCE;
  walk.end = Math.min(walk.end, walk.wireEnd);
  return NEXT.link | 1;
}

function typeOrLength(walk: Walk, type: number): number {
  if (type >= FIRST_ETHERTYPE) return NEXT.ether | type;
  walk.shorten(type);
  return llc(walk);
}

/** IEEE 802.1Q: two bytes of tag, then the type of what is tagged. */
export const vlan = (walk: Walk): number => tag(walk, LAYER.vlan);

/** IEEE 802.1ad: the provider's tag around the customer's. */
export const serviceVlan = (walk: Walk): number => tag(walk, LAYER.serviceVlan);

function tag(walk: Walk, kind: number): number {
  if (!walk.holds(4)) return NEXT.nothing;
  const type = walk.view.getUint16(walk.at + 2);
  walk.enter(kind, 4);
  return typeOrLength(walk, type);
}

/** IEEE 802.2 LLC; only SNAP (RFC 1042) and IP's own service access point are followed. */
export function llc(walk: Walk): number {
  if (!walk.holds(3)) return NEXT.nothing;
  const access = walk.view.getUint16(walk.at);
  if (access === 0x0606) {
    walk.enter(LAYER.llc, 3);
    return NEXT.ether | 0x0800;
  }
  if (access !== 0xaaaa || !walk.holds(8)) {
    walk.enter(LAYER.llc, 3);
    return NEXT.nothing;
  }
  const organisation = walk.view.getUint32(walk.at + 2) & 0x00ffffff;
  const type = walk.view.getUint16(walk.at + 6);
  walk.enter(LAYER.llc, 8);
  return organisation === 0 || organisation === 0x0000f8 ? NEXT.ether | type : NEXT.nothing;
}

/** Cisco MetaData (TrustSec): version, length, options, then a type again. */
export function metadata(walk: Walk): number {
  if (!walk.holds(8)) return NEXT.nothing;
  const length = walk.view.getUint8(walk.at + 1) * 4;
  if (!walk.holds(length + 4)) return NEXT.nothing;
  const type = walk.view.getUint16(walk.at + length + 2);
  walk.enter(LAYER.metadata, length + 4);
  return NEXT.ether | type;
}

/** Ethernet in IP (RFC 3378): two bytes of version. */
export function etherIp(walk: Walk): number {
  if (!walk.holds(2)) return NEXT.nothing;
  walk.enter(LAYER.etherIp, 2);
  return NEXT.link | 1;
}

/** Cisco VN-Tag (IEEE 802.1BR before it was a standard): four bytes, then a type. */
export function vntag(walk: Walk): number {
  if (!walk.holds(6)) return NEXT.nothing;
  const type = walk.view.getUint16(walk.at + 4);
  walk.enter(LAYER.vntag, 6);
  return NEXT.ether | type;
}
