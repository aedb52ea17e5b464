import { LAYER, NEXT, type Walk } from './walk.js';

const CHECKSUM = 0x8000;
const ROUTING = 0x4000;
const KEY = 0x2000;
const SEQUENCE = 0x1000;
const ACKNOWLEDGEMENT = 0x0080;

const TRANSPARENT_ETHERNET = 0x6558;
const ERSPAN = 0x88be;
const ERSPAN_III = 0x22eb;
const PPP = 0x880b;
const METADATA = 0x8909;

/** GRE (RFC 2784, RFC 2890), and the enhanced one that PPTP uses (RFC 2637). */
export function gre(walk: Walk): number {
  if (!walk.holds(4)) return NEXT.nothing;
  const flags = walk.view.getUint16(walk.at);
  const protocol = walk.view.getUint16(walk.at + 2);
  const withChecksum = (flags & (CHECKSUM | ROUTING)) !== 0;
  let length = 4;
  if (withChecksum) length += 4;
  if ((flags & KEY) !== 0) length += 4;
  if ((flags & SEQUENCE) !== 0) length += 4;
  if ((flags & ACKNOWLEDGEMENT) !== 0) length += 4;
  walk.enter(LAYER.gre, length);
  if (protocol === TRANSPARENT_ETHERNET) return NEXT.link | 1;
  if (protocol === ERSPAN) return erspan(walk, (flags & SEQUENCE) === 0 ? 0 : 8);
  if (protocol === METADATA) return metadata(walk);
  if (protocol === ERSPAN_III) return erspan(walk, 12);
  if (protocol === PPP) return NEXT.link | 9;
  return NEXT.ether | protocol;
}

/** Type II has a header of eight bytes, type III of twelve; type I has none, and no sequence number in GRE. */
function erspan(walk: Walk, length: number): number {
  if (!walk.holds(length)) return NEXT.nothing;
  walk.at += length;
  return NEXT.link | 1;
}

/** Cisco MetaData inside GRE names what follows first: type, version, length in words, options. */
function metadata(walk: Walk): number {
  if (!walk.holds(4)) return NEXT.nothing;
  const type = walk.view.getUint16(walk.at);
  walk.enter(LAYER.metadata, 4 + walk.view.getUint8(walk.at + 3) * 4);
  return NEXT.ether | type;
}
