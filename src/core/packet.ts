import type { EvidenceList } from './model.js';
import type { Stamp } from './time.js';

/** A packet as far as it could be dissected, from a capture or from its text. Addresses are in canonical text form. */
export interface Packet {
  /** Frame number from 1. */
  readonly number: number;
  readonly stamp: Stamp;
  /** Time with full precision; null where the text shows no date. */
  readonly seconds: number | null;
  readonly nanoseconds: number;
  /** Bytes on the wire, and bytes of them that were captured. */
  readonly length: number;
  readonly capturedLength: number;
  /** Number of the link type (LINKTYPE_*); null for text. */
  readonly linkType: number | null;
  readonly ip: IpHeader | null;
  readonly tcp: TcpHeader | null;
  readonly udp: UdpHeader | null;
  readonly icmp: IcmpHeader | null;
  /** Captured payload bytes above TCP or UDP; null where only text is at hand. */
  readonly payload: Uint8Array | null;
  /** The record, or the header and body lines of the text that shows it. */
  evidence(): EvidenceList;
}

export interface IpHeader {
  readonly version: 4 | 6;
  readonly source: string;
  readonly destination: string;
  readonly ttl: number | null;
  readonly protocol: number;
  /** Total length of the datagram in bytes, by its own header; null where not shown. */
  readonly length: number | null;
  /** True on a fragment that is not the first. */
  readonly laterFragment: boolean;
}

export interface TcpFlags {
  readonly fin: boolean;
  readonly syn: boolean;
  readonly rst: boolean;
  readonly psh: boolean;
  readonly ack: boolean;
}

export interface TcpHeader {
  readonly sourcePort: number;
  readonly destinationPort: number;
  /** Sequence and acknowledgement numbers as on the wire; relative ones of tcpdump text where `relative` says so. */
  readonly sequence: number | null;
  readonly acknowledgement: number | null;
  readonly relative: boolean;
  readonly flags: TcpFlags;
  readonly window: number | null;
  /** Payload length by the headers, captured or not. */
  readonly payloadLength: number | null;
}

export interface UdpHeader {
  readonly sourcePort: number;
  readonly destinationPort: number;
  readonly payloadLength: number | null;
}

export interface IcmpHeader {
  readonly type: number;
  readonly code: number;
  readonly mtu: number | null;
  readonly quoted: {
    readonly source: string;
    readonly destination: string;
    readonly protocol: number;
    readonly sourcePort: number | null;
    readonly destinationPort: number | null;
  } | null;
}
