import type { Packet, Trace } from '../core/packet.js';

/** A DNS message as far as text shows it; the same from tcpdump's text and from bytes. */
export interface PrintedDns {
  readonly id: number;
  readonly response: boolean;
  /** In capitals, as dig prints it: `NOERROR`, `NXDOMAIN`. */
  readonly rcode: string;
  readonly truncated: boolean;
  /** Largest datagram that the sender accepts (EDNS, RFC 6891 section 6.2.3); null if none is stated. */
  readonly udpSize: number | null;
  readonly questions: readonly { readonly name: string; readonly type: string }[];
  /** Answers only; `name` is null if the text leaves it out. */
  readonly answers: readonly { readonly name: string | null; readonly type: string; readonly data: string }[];
}

/** Layers above TCP and UDP from a packet's text, if there are no bytes. */
export interface PrintedLayers {
  readonly dns: PrintedDns | null;
  /** Request or status line that tcpdump printed after `HTTP: `. */
  readonly http: string | null;
  /** Zero of the stamp: midnight or 1970; the first packet (`-ttt`, `-ttttt`); or there is no stamp (`-t`). */
  readonly clock: 'day' | 'elapsed' | 'none';
  /** The capture's filter, from the lines above the packets; it decides whether a missing answer would be seen. */
  readonly filter: string | null;
  /** True if a device that captures at all its interfaces shows the packet on its way out alone. */
  readonly notForwarded?: boolean;
}

/** A packet read from tcpdump's text. */
export interface PrintedPacket extends Packet {
  readonly printed: PrintedLayers;
}

/** Whether a packet comes from text. */
export function isPrinted(packet: Trace): packet is PrintedPacket {
  return 'printed' in packet;
}
