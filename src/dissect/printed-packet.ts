import type { Packet } from '../core/packet.js';

/** A DNS message as far as its text shows it, the same whether tcpdump printed it or its bytes were read. */
export interface PrintedDns {
  readonly id: number;
  readonly response: boolean;
  /** In capitals, as dig prints it: `NOERROR`, `NXDOMAIN`. */
  readonly rcode: string;
  readonly truncated: boolean;
  /** Largest datagram that the sender takes (EDNS, RFC 6891 section 6.2.3); null where none is stated. */
  readonly udpSize: number | null;
  readonly questions: readonly { readonly name: string; readonly type: string }[];
  /** Answers only; `name` is null where the text leaves it out. */
  readonly answers: readonly { readonly name: string | null; readonly type: string; readonly data: string }[];
}

/** What the text of a packet says of the layers above TCP and UDP, where there are no bytes to read them from. */
export interface PrintedLayers {
  readonly dns: PrintedDns | null;
  /** Request or status line that tcpdump printed behind `HTTP: `. */
  readonly http: string | null;
  /** What the stamp counts from: midnight or 1970; the first packet (`-ttt`, `-ttttt`); or there is none (`-t`). */
  readonly clock: 'day' | 'elapsed' | 'none';
  /** The capture's filter, as the lines above the packets state it: it decides whether a missing answer would be seen. */
  readonly filter: string | null;
}

/** A packet that was read from tcpdump's text. */
export interface PrintedPacket extends Packet {
  readonly printed: PrintedLayers;
}

/** Whether a packet comes from text. */
export function isPrinted(packet: Packet): packet is PrintedPacket {
  return 'printed' in packet;
}
