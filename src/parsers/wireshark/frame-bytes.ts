import type { Packet } from '../../core/packet.js';
import { loneFrame } from '../../dissect/lone-frame.js';
import type { RawFrame } from './frame-emitter.js';

/** What a frame's bytes alone show. */
export type FrameContents = Pick<Packet, 'ip' | 'tcp' | 'udp' | 'icmp' | 'payload'>;

/** Dissects the bytes of one frame; null if they hold no whole datagram. */
export function frameContents({ bytes, linkType, length }: RawFrame): FrameContents | null {
  const { ip, tcp, udp, icmp, payload, stop } = loneFrame(bytes, linkType, length);
  return ip === null || stop === 'fragment' ? null : { ip, tcp, udp, icmp, payload };
}

/** Link types (LINKTYPE_*) tried if a dump does not name its own: Ethernet, Linux cooked, raw IP, loopback, PPP. */
export const LINK_GUESSES = [1, 276, 113, 101, 0, 108, 9] as const;
