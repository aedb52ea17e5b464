import { LAYER, NEXT, type Walk } from './walk.js';

/** TCP (RFC 9293), from its ports alone if need be: a quoted segment has only eight bytes. */
export function tcp(walk: Walk): number {
  if (!walk.holds(4)) return NEXT.nothing;
  const { view, at } = walk;
  const headerLength = at + 13 <= walk.end ? (view.getUint8(at + 12) >> 4) * 4 : 20;
  walk.enter(LAYER.tcp, Math.max(headerLength, 20));
  if (headerLength < 20) walk.stop = 'malformed';
  return NEXT.nothing;
}

/** Ports of L2TP, GTP-U, Teredo, VXLAN and Geneve. */
const TUNNEL_PORTS: ReadonlySet<number> = new Set([1701, 2152, 3544, 4789, 6081]);

/** UDP (RFC 768); a port may be that of a tunnel. */
export function udp(walk: Walk): number {
  if (!walk.holds(4)) return NEXT.nothing;
  const { view, at } = walk;
  const destination = view.getUint16(at + 2);
  const source = view.getUint16(at);
  const length = at + 6 <= walk.end ? view.getUint16(at + 4) : 0;
  if (length >= 8) walk.shorten(length);
  walk.enter(LAYER.udp, 8);
  return NEXT.udp | (TUNNEL_PORTS.has(destination) ? destination : source);
}

/** ICMP (RFC 792): errors quote the head of the packet that caused them. */
export function icmp(walk: Walk): number {
  if (!walk.holds(2)) return NEXT.nothing;
  const type = walk.view.getUint8(walk.at);
  walk.enter(LAYER.icmp, 8);
  if (type !== 3 && type !== 4 && type !== 5 && type !== 11 && type !== 12) return NEXT.nothing;
  return quoted(walk, 0x0800);
}

/** ICMPv6 (RFC 4443): types below 128 are errors. */
export function icmpv6(walk: Walk): number {
  if (!walk.holds(2)) return NEXT.nothing;
  const type = walk.view.getUint8(walk.at);
  walk.enter(LAYER.icmpv6, 8);
  if (type < 1 || type > 4) return NEXT.nothing;
  // RFC 4443 section 3: an error quotes as much of its cause as fits.
  if (walk.at >= walk.wireEnd) walk.stop = 'malformed';
  return quoted(walk, 0x86dd);
}

function quoted(walk: Walk, etherType: number): number {
  if (walk.at >= walk.end) return NEXT.nothing;
  walk.quote = Math.min(walk.quote, walk.count);
  return NEXT.ether | etherType;
}
