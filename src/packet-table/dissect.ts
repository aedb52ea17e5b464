import { ipv4Text, ipv6Text } from '../dissect/addresses.js';
import type { CapturedPacket } from '../dissect/captured-packet.js';
import { icmpHeader, tcpHeader, udpHeader } from '../dissect/headers.js';
import { upperProtocol } from '../dissect/ipv6.js';
import { LAYER, Walk } from '../dissect/walk.js';
import type { GreLayer, Layer, PlainLayer } from './layers.js';

/** Where one header is, with everything its reader needs. */
interface Place {
  readonly view: DataView;
  readonly start: number;
  /** End of the header, as far as captured. */
  readonly end: number;
  /** End of the captured payload, and its end by the lengths. */
  readonly payloadEnd: number;
  readonly wireEnd: number;
  readonly bytes: Uint8Array;
  readonly quoted: boolean;
}

type Reader = (place: Place) => Layer | null;

const plain =
  (kind: PlainLayer['kind']): Reader =>
  ({ bytes, quoted }) => ({ kind, bytes, quoted });

const READERS: Readonly<Record<number, Reader>> = {
  [LAYER.ethernet]: ethernet,
  [LAYER.llc]: plain('llc'),
  [LAYER.vlan]: (place) => vlan(place, false),
  [LAYER.serviceVlan]: (place) => vlan(place, true),
  [LAYER.sll]: plain('sll'),
  [LAYER.sll2]: plain('sll2'),
  [LAYER.loopback]: plain('loopback'),
  [LAYER.ppp]: plain('ppp'),
  [LAYER.pppoe]: plain('pppoe'),
  [LAYER.chdlc]: plain('chdlc'),
  [LAYER.fabricPath]: plain('fabricpath'),
  [LAYER.isl]: plain('isl'),
  [LAYER.metadata]: plain('metadata'),
  [LAYER.gtp]: plain('gtp'),
  [LAYER.teredo]: plain('teredo'),
  [LAYER.l2tp]: plain('l2tp'),
  [LAYER.etherIp]: plain('etherip'),
  [LAYER.vntag]: plain('vntag'),
  [LAYER.authentication]: plain('ah'),
  [LAYER.mpls]: mpls,
  [LAYER.gre]: gre,
  [LAYER.vxlan]: (place) => virtualNetwork(place, 'vxlan'),
  [LAYER.geneve]: (place) => virtualNetwork(place, 'geneve'),
  [LAYER.ipv4]: ipv4,
  [LAYER.ipv6]: ipv6,
  [LAYER.tcp]: tcp,
  [LAYER.udp]: udp,
  [LAYER.icmp]: (place) => icmp(place, 'icmp'),
  [LAYER.icmpv6]: (place) => icmp(place, 'icmpv6'),
};

/**
 * The captured headers of a packet, outermost first, with tunnels and the packet that an ICMP error quotes. Never
 * throws. A datagram that this packet completed is dissected as a whole.
 *
 * @example
 * for await (const packet of readPackets(bytes)) {
 *   const tcp = dissect(packet).find((layer) => layer.kind === 'tcp');
 * }
 */
export function dissect(packet: CapturedPacket): readonly Layer[] {
  const walk = new Walk();
  packet.retrace(walk);
  const layers: Layer[] = [];
  for (let index = 0; index < walk.count; index += 1) {
    const layer = READERS[walk.kinds[index] ?? 0]?.(placeOf(walk, index));
    if (layer != null) layers.push(layer);
  }
  return layers;
}

function placeOf(walk: Walk, index: number): Place {
  const view = walk.views[index] ?? new DataView(new ArrayBuffer(0));
  const start = walk.starts[index] ?? 0;
  const payloadEnd = walk.ends[index] ?? 0;
  const end = Math.max(start, Math.min(walk.payloads[index] ?? 0, payloadEnd));
  const bytes = new Uint8Array(view.buffer, view.byteOffset + start, end - start);
  return { view, start, end, payloadEnd, wireEnd: walk.wireEnds[index] ?? 0, bytes, quoted: index >= walk.quote };
}

const address48 = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(':');

function ethernet({ view, start, bytes, quoted }: Place): Layer {
  const destination = address48(bytes.subarray(0, 6));
  return {
    kind: 'ethernet',
    source: address48(bytes.subarray(6, 12)),
    destination,
    type: view.getUint16(start + 12),
    bytes,
    quoted,
  };
}

function vlan({ view, start, bytes, quoted }: Place, service: boolean): Layer {
  const tag = view.getUint16(start);
  return {
    kind: 'vlan',
    id: tag & 0x0fff,
    priority: tag >> 13,
    dropEligible: (tag & 0x1000) !== 0,
    service,
    type: view.getUint16(start + 2),
    bytes,
    quoted,
  };
}

function mpls({ view, start, bytes, quoted }: Place): Layer {
  const entry = view.getUint32(start);
  const rest = { trafficClass: (entry >> 9) & 7, bottom: (entry & 0x100) !== 0, ttl: entry & 255, bytes, quoted };
  return { kind: 'mpls', label: entry >>> 12, ...rest };
}

function gre({ view, start, end, bytes, quoted }: Place): GreLayer {
  const flags = view.getUint16(start);
  // The key follows checksum and offset (RFC 2890 section 2).
  const keyAt = start + 4 + ((flags & 0xc000) === 0 ? 0 : 4);
  const key = (flags & 0x2000) !== 0 && keyAt + 4 <= end ? view.getUint32(keyAt) : null;
  return { kind: 'gre', protocol: view.getUint16(start + 2), key, bytes, quoted };
}

function virtualNetwork({ view, start, bytes, quoted }: Place, kind: 'vxlan' | 'geneve'): Layer {
  return { kind, network: view.getUint32(start + 4) >>> 8, bytes, quoted };
}

function ipv4({ view, start, end, bytes, quoted }: Place): Layer | null {
  if (start + 20 > end) return null;
  const fragment = view.getUint16(start + 6);
  return {
    kind: 'ipv4',
    source: ipv4Text(view, start + 12),
    destination: ipv4Text(view, start + 16),
    protocol: view.getUint8(start + 9),
    ttl: view.getUint8(start + 8),
    id: view.getUint16(start + 4),
    length: view.getUint16(start + 2),
    dontFragment: (fragment & 0x4000) !== 0,
    moreFragments: (fragment & 0x2000) !== 0,
    fragmentOffset: (fragment & 0x1fff) * 8,
    dscp: view.getUint8(start + 1) >> 2,
    bytes,
    quoted,
  };
}

function ipv6({ view, start, end, payloadEnd, bytes, quoted }: Place): Layer | null {
  if (start + 40 > end) return null;
  return {
    kind: 'ipv6',
    source: ipv6Text(view, start + 8),
    destination: ipv6Text(view, start + 24),
    nextHeader: view.getUint8(start + 6),
    protocol: upperProtocol(view, start, payloadEnd),
    hopLimit: view.getUint8(start + 7),
    payloadLength: view.getUint16(start + 4),
    bytes,
    quoted,
  };
}

const payloadOf = ({ view, end, payloadEnd }: Place): Uint8Array =>
  new Uint8Array(view.buffer, view.byteOffset + end, Math.max(0, payloadEnd - end));

function tcp(place: Place): Layer | null {
  const header = tcpHeader(place.view, place.start, place.payloadEnd, place.wireEnd);
  if (header === null) return null;
  const { relative: _relative, options = null, ...rest } = header;
  return { kind: 'tcp', ...rest, options, payload: payloadOf(place), bytes: place.bytes, quoted: place.quoted };
}

function udp(place: Place): Layer | null {
  const header = udpHeader(place.view, place.start, place.payloadEnd, place.wireEnd);
  return header && { kind: 'udp', ...header, payload: payloadOf(place), bytes: place.bytes, quoted: place.quoted };
}

function icmp({ view, start, payloadEnd, bytes, quoted }: Place, kind: 'icmp' | 'icmpv6'): Layer | null {
  const header = icmpHeader(view, LAYER[kind], start, payloadEnd, null);
  return header && { kind, type: header.type, code: header.code, mtu: header.mtu, bytes, quoted };
}
