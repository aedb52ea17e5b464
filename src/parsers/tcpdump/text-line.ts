import type { Evidence } from '../../core/model.js';
import type { Stamp } from '../../core/time.js';

/** One line of the text: as it stands, and as it was before it was pasted. */
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
