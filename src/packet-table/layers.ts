import type { TcpFlags, TcpOptions } from '../core/packet.js';

/** What every header of a frame has in common. */
interface Placed {
  /** Bytes of the header that are at hand. */
  readonly bytes: Uint8Array;
  /** The header is only quoted, in an ICMP error. */
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

/** GRE (RFC 2784); `key` is null where there is none. */
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

/** A header that leads on and says nothing else of use. */
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

/** IPv4 (RFC 791); lengths in bytes, the offset too. */
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
  /** Of the fixed header: the first extension header, where there is one. */
  readonly nextHeader: number;
  /** Behind the extension headers. */
  readonly protocol: number;
  readonly hopLimit: number;
  readonly payloadLength: number;
}

/** TCP (RFC 9293), sequence numbers as on the wire; null where the bytes are not at hand. */
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

/** ICMP (RFC 792) or ICMPv6 (RFC 4443); what an error quotes follows as layers of their own. */
export interface IcmpLayer extends Placed {
  readonly kind: 'icmp' | 'icmpv6';
  readonly type: number;
  readonly code: number;
  /** In bytes, where the router says it. */
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
