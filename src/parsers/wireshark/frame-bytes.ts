import type { Packet } from '../../core/packet.js';
import { CapturedPacket } from '../packets/captured-packet.js';
import { walkFrame } from '../packets/dissect.js';
import { Frame } from '../packets/frame.js';
import { Walk } from '../packets/walk.js';
import type { RawFrame } from './frame-teller.js';

/** What a frame's bytes tell by themselves. */
export type FrameContents = Pick<Packet, 'ip' | 'tcp' | 'udp' | 'icmp' | 'payload'>;

/** Dissects the bytes of one frame; null where they hold no datagram, or part of one only. */
export function frameContents({ bytes, linkType, length }: RawFrame): FrameContents | null {
  const frame = new Frame();
  frame.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  frame.end = bytes.byteLength;
  frame.length = Math.max(length, bytes.byteLength);
  frame.linkType = linkType;
  const walk = new Walk();
  walkFrame(walk, linkType, frame.view, 0, frame.end, frame.length);
  const { ip, tcp, udp, icmp, payload } = new CapturedPacket('', frame, walk, []);
  return ip === null || walk.stop === 'fragment' ? null : { ip, tcp, udp, icmp, payload };
}

/** Link types (LINKTYPE_*) that are tried where a dump does not name its own: Ethernet, Linux cooked, raw IP, loopback, PPP. */
export const LINK_GUESSES = [1, 276, 113, 101, 0, 108, 9] as const;
