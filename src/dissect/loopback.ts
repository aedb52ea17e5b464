import { LAYER, NEXT, type Walk } from './walk.js';

const AF_INET = 2;
/** AF_INET6 of Linux, Windows, NetBSD and OpenBSD, FreeBSD, and macOS. */
const AF_INET6: ReadonlySet<number> = new Set([10, 23, 24, 28, 30]);

/**
 * LINKTYPE_NULL and LINKTYPE_LOOP: an address family of four bytes, in the byte order of the capturing host, or
 * big-endian.
 */
export function loopback(walk: Walk): number {
  if (!walk.holds(4)) return NEXT.nothing;
  const bigEndian = walk.view.getUint32(walk.at);
  const family = bigEndian > 0xffff ? walk.view.getUint32(walk.at, true) : bigEndian;
  walk.enter(LAYER.loopback, 4);
  if (family === AF_INET) return NEXT.ether | 0x0800;
  if (AF_INET6.has(family)) return NEXT.ether | 0x86dd;
  return family >= 0x600 ? NEXT.ether | family : NEXT.nothing;
}
