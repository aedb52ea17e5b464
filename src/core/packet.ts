import type { EvidenceList } from './evidence.js';
import type { Stamp } from './time.js';

/** A packet, as far as dissected, from a capture or from text. Addresses are in canonical text form. */
export interface Packet {
  /** Frame number from 1. */
  readonly number: number;
  readonly stamp: Stamp;
  /** Time with full precision; null if the text shows no date, or the record has no time. */
  readonly seconds: number | null;
  readonly nanoseconds: number;
  /** Bytes on the wire, and captured bytes. */
  readonly length: number;
  readonly capturedLength: number;
  /** Number of the link type (LINKTYPE_*); null for text. */
  readonly linkType: number | null;
  /** The IP header directly before the transport: a tunnel's inner one. */
  readonly ip: IpHeader | null;
  readonly tcp: TcpHeader | null;
  readonly udp: UdpHeader | null;
  readonly icmp: IcmpHeader | null;
  /**
   * Captured payload bytes above TCP or UDP; null for text. They share the memory of their chunk, so copy them to keep
   * them.
   */
  readonly payload: Uint8Array | null;
  /** The capture's filter in libpcap's syntax; null or absent if not stated. */
  readonly captureFilter?: string | null;
  /** The record, or the header and body lines of its text. */
  evidence(): EvidenceList;
  /** The same without its bytes, for whoever keeps it longer than its chunk; absent if it holds no chunk. */
  trace?(): Trace;
}

/** What is left of a packet without its layers and bytes. */
export interface Trace extends Pick<Packet, 'number' | 'stamp' | 'seconds' | 'nanoseconds' | 'evidence'> {
  /** The same for whoever keeps it; absent unless it stands for each packet of its connection in turn. */
  kept?(): Trace;
}

export interface IpHeader {
  readonly version: 4 | 6;
  readonly source: string;
  readonly destination: string;
  readonly ttl: number | null;
  readonly protocol: number;
  /** Total length of the datagram in bytes, by its header; null if not shown. */
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
  readonly urg?: boolean;
  /** Congestion notification: echo, and window reduced (RFC 3168). */
  readonly ece?: boolean;
  readonly cwr?: boolean;
}

export interface TcpHeader {
  readonly sourcePort: number;
  readonly destinationPort: number;
  /** Sequence and acknowledgement numbers as on the wire; relative ones of text if `relative` is true. */
  readonly sequence: number | null;
  readonly acknowledgement: number | null;
  readonly relative: boolean;
  readonly flags: TcpFlags;
  readonly window: number | null;
  /** Payload length by the headers, captured or not. */
  readonly payloadLength: number | null;
  /** Options as far as captured; absent if there are none or the text shows none. */
  readonly options?: TcpOptions;
}

/** TCP options that matter for the path (RFC 9293 section 3.2, RFC 7323, RFC 2018). */
export interface TcpOptions {
  /** Maximum segment size in bytes. */
  readonly mss?: number;
  /** Window scale as a shift count. */
  readonly windowScale?: number;
  readonly sackPermitted?: boolean;
  /** Edges of blocks received out of order. */
  readonly sack?: readonly (readonly [left: number, right: number])[];
  readonly timestamp?: { readonly value: number; readonly echo: number };
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
