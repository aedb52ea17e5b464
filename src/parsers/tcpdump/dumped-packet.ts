import type { IpHeader, Packet } from '../../core/packet.js';
import { loneFrame } from '../../dissect/lone-frame.js';

/** What a dump adds to the line above it. */
export type DumpedPacket = Pick<Packet, 'ip' | 'tcp' | 'udp' | 'icmp' | 'payload'>;

/**
 * Link types of a dump, as LINKTYPE_* numbers: `-x` leaves out the link header (101, or MPLS on Ethernet), `-xx` prints
 * it (1 Ethernet, 276 and 113 Linux "any", 0 loopback, 9 PPP).
 */
const LINK_TYPES = [101, 1, 276, 113, 0, 108, 9] as const;
/** Without `-e` the frame's length is unknown; the IP header's length bounds it. */
const MAX_DATAGRAM_LENGTH = 65_535;

/** Reads dumped bytes like a capture's; null if they are not the datagram in the text. */
export function readDumped(bytes: Uint8Array, shown: IpHeader, frameLength: number | null): DumpedPacket | null {
  for (const linkType of LINK_TYPES) {
    const packet = loneFrame(bytes, linkType, frameLength ?? bytes.byteLength + MAX_DATAGRAM_LENGTH);
    if (packet.ip !== null && isSame(packet.ip, shown)) {
      const { ip, tcp, udp, icmp, payload } = packet;
      return { ip, tcp, udp, icmp, payload };
    }
  }
  return null;
}

/** The text may have names where the bytes have numbers; then version and protocol decide the link type. */
function isSame(read: IpHeader, shown: IpHeader): boolean {
  const same = (a: string, b: string): boolean => a === b || !/[:\d]$/.test(b) || !/^[\d.:a-f]+$/i.test(b);
  if (read.version !== shown.version && /^[\d.]+$|:/.test(shown.source)) return false;
  return same(read.source, shown.source) && same(read.destination, shown.destination);
}
