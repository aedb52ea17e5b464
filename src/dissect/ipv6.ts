import { LAYER, NEXT, type Walk } from './walk.js';

/** Extension headers of RFC 8200 section 4 and RFC 4302 that can stand before the transport. */
const HOP_BY_HOP = 0;
const ROUTING = 43;
const FRAGMENT = 44;
const AUTHENTICATION = 51;
const DESTINATION = 60;
const MOBILITY = 135;

/** IPv6 (RFC 8200) with its extension headers; the layer's `payloads` begins after the last of them. */
export function ipv6(walk: Walk): number {
  if (!walk.holds(1)) return NEXT.nothing;
  if (walk.view.getUint8(walk.at) >> 4 !== 6) {
    walk.stop = 'malformed';
    return NEXT.nothing;
  }
  if (!walk.holds(40)) {
    walk.enter(LAYER.ipv6, 40);
    return NEXT.nothing;
  }
  const { view, at } = walk;
  const length = view.getUint16(at + 4);
  if (length !== 0) walk.shorten(length + 40);
  walk.enter(LAYER.ipv6, 40);
  return extensions(walk, view.getUint8(at + 6));
}

function extensions(walk: Walk, first: number): number {
  const layer = walk.count - 1;
  let next = first;
  while (isExtension(next)) {
    if (!walk.holds(8)) return NEXT.nothing;
    const { view, at } = walk;
    const isFragment = next === FRAGMENT && (view.getUint16(at + 2) & 0xfff9) !== 0;
    const length = extensionLength(next, view.getUint8(at + 1));
    next = view.getUint8(at);
    if (!walk.holds(length)) return NEXT.nothing;
    walk.at += length;
    walk.payloads[layer] = walk.at;
    if (isFragment) {
      walk.stop = 'fragment';
      walk.resume = NEXT.ip | next;
      return NEXT.nothing;
    }
  }
  return NEXT.ip | next;
}

function isExtension(protocol: number): boolean {
  return (
    protocol === HOP_BY_HOP ||
    protocol === ROUTING ||
    protocol === FRAGMENT ||
    protocol === AUTHENTICATION ||
    protocol === DESTINATION ||
    protocol === MOBILITY
  );
}

function extensionLength(protocol: number, field: number): number {
  if (protocol === FRAGMENT) return 8;
  return protocol === AUTHENTICATION ? (field + 2) * 4 : (field + 1) * 8;
}

/** The protocol after the extension headers of the IPv6 header at `start`, like IPv4's protocol field. */
export function upperProtocol(view: DataView, start: number, end: number): number {
  let next = view.getUint8(start + 6);
  let at = start + 40;
  while (isExtension(next) && at + 2 <= end) {
    const length = extensionLength(next, view.getUint8(at + 1));
    next = view.getUint8(at);
    at += length;
  }
  return next;
}
