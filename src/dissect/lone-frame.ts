import { CapturedPacket } from './captured-packet.js';
import { walkFrame } from './dissect.js';
import { Frame } from './frame.js';
import { Walk } from './walk.js';

/** Dissects the bytes of a single frame, as a text shows it; `length` is that on the wire, in bytes. */
export function loneFrame(bytes: Uint8Array, linkType: number, length: number): CapturedPacket {
  const frame = new Frame();
  frame.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  frame.end = bytes.byteLength;
  frame.length = Math.max(length, bytes.byteLength);
  frame.linkType = linkType;
  const walk = new Walk();
  walkFrame(walk, linkType, frame.view, 0, frame.end, frame.length);
  return new CapturedPacket('', frame, walk, []);
}
