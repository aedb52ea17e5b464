import type { IpHeader, Packet } from '../../core/packet.js';
import { CapturedPacket } from '../packets/captured-packet.js';
import { walkFrame } from '../packets/dissect.js';
import { Frame } from '../packets/frame.js';
import { Walk } from '../packets/walk.js';

/** What a dump gives beyond what the line above it says. */
export type DumpedPacket = Pick<Packet, 'ip' | 'tcp' | 'udp' | 'icmp' | 'payload'>;

/**
 * Link types that a dump may begin with, by number of LINKTYPE_*: `-x` leaves the link's header out (101, or what is
 * carried on Ethernet, MPLS), `-xx` prints it (1 Ethernet, 276 and 113 Linux "any", 0 loopback, 9 PPP).
 */
const LINK_TYPES = [101, 1, 276, 113, 0, 108, 9] as const;
/** Without `-e` the frame's length is not shown; the IP header's own bounds it. */
const LONGEST = 65_535;

/** Reads dumped bytes as a capture's would be, where they are the datagram that the text shows; null where not. */
export function readDumped(bytes: Uint8Array, shown: IpHeader, frameLength: number | null): DumpedPacket | null {
  for (const linkType of LINK_TYPES) {
    const packet = dissect(bytes, linkType, frameLength ?? bytes.byteLength + LONGEST);
    if (packet.ip !== null && isSame(packet.ip, shown)) {
      const { ip, tcp, udp, icmp, payload } = packet;
      return { ip, tcp, udp, icmp, payload };
    }
  }
  return null;
}

function dissect(bytes: Uint8Array, linkType: number, length: number): CapturedPacket {
  const frame = new Frame();
  frame.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  frame.end = bytes.byteLength;
  frame.length = Math.max(length, bytes.byteLength);
  frame.linkType = linkType;
  const walk = new Walk();
  walkFrame(walk, linkType, frame.view, 0, frame.end, frame.length);
  return new CapturedPacket('', frame, walk, []);
}

/** Names may stand in the text where the bytes have numbers; the link type is then told by version and protocol. */
function isSame(read: IpHeader, shown: IpHeader): boolean {
  const same = (a: string, b: string): boolean => a === b || !/[:\d]$/.test(b) || !/^[\d.:a-f]+$/i.test(b);
  if (read.version !== shown.version && /^[\d.]+$|:/.test(shown.source)) return false;
  return same(read.source, shown.source) && same(read.destination, shown.destination);
}
