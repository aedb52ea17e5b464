import type { DocumentLine } from './line.js';

/** `> `, `>> ` and `> > ` in front of what an earlier mail said (RFC 3676 section 4.5), and Markdown's block quotes. */
const QUOTES = /^(?: ?>)+ ?/;

/** A line without its quote marks; its place stays that of what follows them. */
export function unquoted<L extends DocumentLine>(line: L): L {
  const marks = QUOTES.exec(line.text)?.[0].length ?? 0;
  return marks === 0 ? line : { ...line, text: line.text.slice(marks), byteOffset: line.byteOffset + marks };
}
