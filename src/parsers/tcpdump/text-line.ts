import type { Evidence } from '../../core/evidence.js';
import { utf8Text } from '../../text/bytes.js';
import { repairPasted } from '../../text/repair.js';
import type { Stamp } from '../../core/time.js';

/** One line of the text: verbatim, and as it was before pasting. */
export interface TextLine {
  readonly verbatim: string;
  readonly text: string;
  readonly number: number;
  readonly byteOffset: number;
}

/** The line as evidence. */
export function lineEvidence(source: string, line: TextLine, stamp: Stamp | null): Evidence {
  return { source, unit: 'line', number: line.number, byteOffset: line.byteOffset, stamp, text: line.verbatim };
}

/** Decodes a line; most have nothing to repair, and are one string. */
export function textLine(bytes: Uint8Array, number: number, byteOffset: number): TextLine {
  const verbatim = utf8Text(bytes);
  // As long as its bytes and nothing replaced: all ASCII.
  const isAscii = verbatim.length === bytes.length && !verbatim.includes('\ufffd');
  const isPlain = isAscii && !verbatim.includes('&') && !verbatim.includes('\\') && !verbatim.includes('://');
  return { verbatim, text: isPlain ? verbatim : unpasted(verbatim), number, byteOffset };
}

/** An address that became a link and is doubled; a port may follow both or only the second. */
const DOUBLED_END = /\b(\d{1,3}(?:\.\d{1,3}){3}(?:\.\d{1,5})?)https?:\/\/\1(?!\d)/g;

/** The line as tcpdump printed it: undoes changes by pasting where they are certain. */
export function unpasted(verbatim: string): string {
  const text = repairPasted(verbatim);
  return text.includes('://') ? text.replace(DOUBLED_END, '$1') : text;
}
