import { hexBytes } from '../../text/bytes.js';
import type { TextLine } from './text-line.js';

/** One line of `-x`, `-xx`, `-X` or `-XX`: offset, up to eight groups of two bytes, and perhaps the same as text. */
const LINE = /^\s+0x([0-9a-f]{4,}):\s+((?:[0-9a-f]{4} ?){0,8}(?:[0-9a-f]{2}(?= |$))?)/;

/**
 * The bytes that the lines of one packet dump; null where there is no dump. Protocols that tcpdump does not know are
 * dumped in parts above it: the last dump that begins at zero is the packet's.
 */
export function readHexDump(lines: readonly TextLine[]): Uint8Array | null {
  let hex = '';
  for (const { text } of lines) {
    const match = LINE.exec(text);
    if (match === null) continue;
    const [, offset = '', groups = ''] = match;
    const at = Number.parseInt(offset, 16);
    if (at === 0) hex = '';
    // A line is missing: what follows has no place.
    if (at * 2 !== hex.length) continue;
    hex += groups.replace(/ /g, '');
  }
  return hex === '' ? null : hexBytes(hex);
}
