import type { TrueTime } from '../clock.js';

export type Flags = 'S' | 'S.' | '.' | 'P.' | 'F.' | 'R.';

export interface Endpoint {
  readonly mac: Buffer;
  readonly address: string;
  readonly port: number;
}

/** Ethernet and IPv4 fields of any packet. */
interface Carrier {
  readonly at: TrueTime;
  readonly from: Endpoint;
  readonly to: Endpoint;
  /** True if the capturing host sent it; its network card computes the checksums later. */
  readonly outgoing: boolean;
  readonly ttl: number;
  readonly id: number;
  readonly payload: Buffer;
}

export interface TcpPacket extends Carrier {
  readonly protocol: 'tcp';
  readonly flags: Flags;
  readonly sequence: number;
  readonly acknowledgement: number;
  readonly window: number;
  readonly timestamp: number;
  readonly echo: number;
  /** First sequence number of each side; text prints the others relative to it. */
  readonly base: { readonly sequence: number; readonly acknowledgement: number };
}

export interface UdpPacket extends Carrier {
  readonly protocol: 'udp';
}

export type Packet = TcpPacket | UdpPacket;

export const MSS = 1460;
export const WINDOW_SCALE = 7;
/** MSS less the timestamp option, which takes 12 bytes of each segment. */
export const SEGMENT = MSS - 12;
