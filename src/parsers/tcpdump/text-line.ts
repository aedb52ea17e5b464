import type { Evidence } from '../../core/evidence.js';
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

/** An address that became a link and is doubled; a port may follow both or only the second. */
const DOUBLED_END = /\b(\d{1,3}(?:\.\d{1,3}){3}(?:\.\d{1,5})?)https?:\/\/\1(?!\d)/g;

/** The line as tcpdump printed it: undoes changes by pasting where they are certain. */
export function unpasted(verbatim: string): string {
  const text = repairPasted(verbatim);
  return text.includes('://') ? text.replace(DOUBLED_END, '$1') : text;
}
