import type { DocumentLine } from './line.js';

/** `> `, `>> ` and `> > ` before the text of an earlier mail (RFC 3676 section 4.5), and Markdown's block quotes. */
const QUOTES = /^(?: ?>)+ ?/;

/** A line without its quote marks; its place is that of the text after them. */
export function unquoted<L extends DocumentLine>(line: L): L {
  const marks = QUOTES.exec(line.text)?.[0].length ?? 0;
  return marks === 0 ? line : { ...line, text: line.text.slice(marks), byteOffset: line.byteOffset + marks };
}
