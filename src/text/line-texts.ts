import { utf8Text } from './bytes.js';
import { lineText } from './lines.js';
import { repairPasted } from './repair.js';

/** A line verbatim, for evidence, and as it was before pasting, for reading. */
export interface LineTexts {
  readonly verbatim: string;
  readonly repaired: string;
}

/** Decodes a line once for both; most lines have nothing to repair, and are one string. */
export function lineTexts(block: Uint8Array, start: number, end: number): LineTexts {
  const text = utf8Text(block.subarray(start, end));
  // As long as its bytes and nothing replaced: all ASCII.
  const isAscii = text.length === end - start && !text.includes('\ufffd');
  if (isAscii && !text.includes('&') && !text.includes('\\') && !text.includes('://')) {
    return { verbatim: text, repaired: text };
  }
  const verbatim = isAscii ? text : lineText(block, start, end);
  return { verbatim, repaired: repairPasted(verbatim) };
}
