import type { IpHeader, Packet } from '../../core/packet.js';
import { loneFrame } from '../../dissect/lone-frame.js';

/** What a dump gives beyond what the line above it says. */
export type DumpedPacket = Pick<Packet, 'ip' | 'tcp' | 'udp' | 'icmp' | 'payload'>;

/**
 * Link types that a dump may begin with, by number of LINKTYPE_*: `-x` leaves the link's header out (101, or what is
 * carried on Ethernet, MPLS), `-xx` prints it (1 Ethernet, 276 and 113 Linux "any", 0 loopback, 9 PPP).
 */
const LINK_TYPES = [101, 1, 276, 113, 0, 108, 9] as const;
/** Without `-e` the frame's length is not shown; the IP header's own bounds it. */
const MAX_DATAGRAM_LENGTH = 65_535;

/** Reads dumped bytes as a capture's would be, where they are the datagram that the text shows; null where not. */
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

/** Names may stand in the text where the bytes have numbers; the link type is then told by version and protocol. */
function isSame(read: IpHeader, shown: IpHeader): boolean {
  const same = (a: string, b: string): boolean => a === b || !/[:\d]$/.test(b) || !/^[\d.:a-f]+$/i.test(b);
  if (read.version !== shown.version && /^[\d.]+$|:/.test(shown.source)) return false;
  return same(read.source, shown.source) && same(read.destination, shown.destination);
}
