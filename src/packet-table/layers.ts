import type { TcpFlags, TcpOptions } from '../core/packet.js';

/** Fields of every header. */
interface Placed {
  /** The captured bytes of the header. */
  readonly bytes: Uint8Array;
  /** True if an ICMP error quotes the header. */
  readonly quoted: boolean;
}

/** Ethernet II or IEEE 802.3; `type` below 0x600 is a length in bytes. */
export interface EthernetLayer extends Placed {
  readonly kind: 'ethernet';
  /** Six bytes, `aa:bb:cc:dd:ee:ff`. */
  readonly source: string;
  readonly destination: string;
  readonly type: number;
}

/** IEEE 802.1Q, or the provider's tag of 802.1ad (`service`). */
export interface VlanLayer extends Placed {
  readonly kind: 'vlan';
  readonly id: number;
  readonly priority: number;
  readonly dropEligible: boolean;
  readonly service: boolean;
  readonly type: number;
}

/** One MPLS label (RFC 3032). */
export interface MplsLayer extends Placed {
  readonly kind: 'mpls';
  readonly label: number;
  readonly trafficClass: number;
  readonly bottom: boolean;
  readonly ttl: number;
}

/** GRE (RFC 2784); `key` is null if there is none. */
export interface GreLayer extends Placed {
  readonly kind: 'gre';
  readonly protocol: number;
  readonly key: number | null;
}

/** VXLAN or Geneve: the virtual network's number. */
export interface VirtualNetworkLayer extends Placed {
  readonly kind: 'vxlan' | 'geneve';
  readonly network: number;
}

/** A header without fields of interest. */
export interface PlainLayer extends Placed {
  readonly kind:
    | 'llc'
    | 'sll'
    | 'sll2'
    | 'loopback'
    | 'ppp'
    | 'pppoe'
    | 'chdlc'
    | 'fabricpath'
    | 'isl'
    | 'metadata'
    | 'ah'
    | 'gtp'
    | 'teredo'
    | 'l2tp'
    | 'etherip'
    | 'vntag';
}

/** IPv4 (RFC 791); lengths and offset in bytes. */
export interface Ipv4Layer extends Placed {
  readonly kind: 'ipv4';
  readonly source: string;
  readonly destination: string;
  readonly protocol: number;
  readonly ttl: number;
  readonly id: number;
  /** Total length by the header. */
  readonly length: number;
  readonly dontFragment: boolean;
  readonly moreFragments: boolean;
  readonly fragmentOffset: number;
  readonly dscp: number;
}

/** IPv6 (RFC 8200); `bytes` holds the extension headers too. */
export interface Ipv6Layer extends Placed {
  readonly kind: 'ipv6';
  readonly source: string;
  readonly destination: string;
  /** Of the fixed header: the first extension header, if any. */
  readonly nextHeader: number;
  /** After the extension headers. */
  readonly protocol: number;
  readonly hopLimit: number;
  readonly payloadLength: number;
}

/** TCP (RFC 9293), sequence numbers as on the wire; null if not captured. */
export interface TcpLayer extends Placed {
  readonly kind: 'tcp';
  readonly sourcePort: number;
  readonly destinationPort: number;
  readonly sequence: number | null;
  readonly acknowledgement: number | null;
  readonly flags: TcpFlags;
  readonly window: number | null;
  readonly options: TcpOptions | null;
  /** Captured payload bytes. */
  readonly payload: Uint8Array;
  /** By the headers, captured or not. */
  readonly payloadLength: number | null;
}

/** UDP (RFC 768). */
export interface UdpLayer extends Placed {
  readonly kind: 'udp';
  readonly sourcePort: number;
  readonly destinationPort: number;
  readonly payload: Uint8Array;
  readonly payloadLength: number | null;
}

/** ICMP (RFC 792) or ICMPv6 (RFC 4443); headers quoted by an error follow as layers. */
export interface IcmpLayer extends Placed {
  readonly kind: 'icmp' | 'icmpv6';
  readonly type: number;
  readonly code: number;
  /** In bytes, if the router states it. */
  readonly mtu: number | null;
}

/** One header of a frame. */
export type Layer =
  | EthernetLayer
  | VlanLayer
  | MplsLayer
  | GreLayer
  | VirtualNetworkLayer
  | PlainLayer
  | Ipv4Layer
  | Ipv6Layer
  | TcpLayer
  | UdpLayer
  | IcmpLayer;
