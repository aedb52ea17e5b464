import { hexBytes } from '../../text/bytes.js';
import type { TextLine } from './text-line.js';

/** One line of `-x`, `-xx`, `-X` or `-XX`: offset, up to eight groups of two bytes, and optionally the same as text. */
const LINE = /^\s+0x([0-9a-f]{4,}):\s+((?:[0-9a-f]{4} ?){0,8}(?:[0-9a-f]{2}(?= |$))?)/;

/**
 * The bytes dumped for one packet; null without a dump. tcpdump first dumps parts of protocols that it does not know,
 * so the last dump from offset zero is the packet's.
 */
export function readHexDump(lines: readonly TextLine[]): Uint8Array | null {
  let hex = '';
  for (const { text } of lines) {
    const match = LINE.exec(text);
    if (match === null) continue;
    const [, offset = '', groups = ''] = match;
    const at = Number.parseInt(offset, 16);
    if (at === 0) hex = '';
    // A line is missing, so the rest has no known offset.
    if (at * 2 !== hex.length) continue;
    hex += groups.replace(/ /g, '');
  }
  return hex === '' ? null : hexBytes(hex);
}
