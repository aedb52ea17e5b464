/** One line of a document, or of the text that it shows. */
export interface DocumentLine {
  /** Its bytes as Latin-1, so that a character is a byte, whatever the encoding. */
  readonly text: string;
  /** Number of its line in the file, from 1. */
  readonly number: number;
  /** Offset of its first byte in the file. */
  readonly byteOffset: number;
}

/** A line with the number of its verbatim block, or marked as a block's mark, or as prose. */
export interface MarkedLine extends DocumentLine {
  readonly block: number | 'mark' | null;
}

/** Lines that belong together and go to one parser. */
export type Part = readonly DocumentLine[];

/** A part with what is known of it. */
export interface DocumentPart {
  readonly lines: Part;
  /** The file that its heading names; null if none does. */
  readonly file: string | null;
  /** True for what was copied: a block, the output of a command, a file under its heading. Prose is not. */
  readonly isCopied: boolean;
}

/** The lines of a text in Latin-1, without their ends. */
export function linesOf(text: string, firstByte = 0): readonly DocumentLine[] {
  const lines: DocumentLine[] = [];
  for (let at = 0, number = 1; at < text.length; number += 1) {
    const lf = text.indexOf('\n', at);
    const end = lf < 0 ? text.length : lf;
    const stop = end > at && text[end - 1] === '\r' ? end - 1 : end;
    lines.push({ text: text.slice(at, stop), number, byteOffset: firstByte + at });
    at = end + 1;
  }
  return lines;
}

/** Whether a line is blank. */
export function isBlank({ text }: Pick<DocumentLine, 'text'>): boolean {
  return /^[\s\xa0]*$/.test(text);
}
