import { encodingOf } from '../text/lines.js';
import type { Head, MessageParser, Parser } from '../core/parser.js';
import { repairPasted } from '../text/repair.js';

/** Bytes of a source's begin that decide its parser. */
export const HEAD_BYTES = 64 * 1024;
/** Lines of the head that count. */
const HEAD_LINES = 400;

/** Characters of one line that count; a record shows its form at its begin. */
const LINE_CHARACTERS = 2_000;

/** Builds the head of a source from its first bytes. */
export function headOf(path: string, begin: Uint8Array): Head {
  const bytes = begin.subarray(0, HEAD_BYTES);
  const { encoding, bom } = encodingOf(bytes);
  const binary = encoding === 'utf-8' && isBinary(bytes.subarray(0, 4096));
  const text = binary ? '' : new TextDecoder(encoding).decode(bytes.subarray(bom));
  const lines = text.split(/\r?\n/).slice(0, HEAD_LINES);
  // The last line of a full head is probably cut.
  if (begin.length >= HEAD_BYTES && lines.length > 1 && lines.length < HEAD_LINES) lines.pop();
  return { path, bytes, lines: readable(lines) };
}

/**
 * Captures and archives are full of zero bytes. Text may have a few: nginx logs what a client sent, also TLS on a plain
 * port.
 */
function isBinary(bytes: Uint8Array): boolean {
  const zeros = bytes.reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0);
  return zeros * 20 > bytes.length;
}

/** Builds a head from lines; a line as long as a head is skipped. */
export function headOfLines(path: string, lines: readonly string[]): Head {
  return { path, bytes: new Uint8Array(0), lines: readable(lines.filter(({ length }) => length < HEAD_BYTES)) };
}

function readable(lines: readonly string[]): readonly string[] {
  return lines.filter((line) => line.trim() !== '').map((line) => line.slice(0, LINE_CHARACTERS));
}

/** The parser that is surest of the head, by content alone; null if none is sure. */
export function recognise(head: Head, parsers: readonly Parser[]): Parser | null {
  let best: Parser | null = null;
  let surest = 0;
  const lines = head.lines.map(repairPasted);
  for (const parser of parsers) {
    const sure = parser.reads === 'messages' ? messageShare(lines, parser) : parser.recognise(head);
    if (sure > surest) {
      best = parser;
      surest = sure;
    }
  }
  return best;
}

/** A file of messages belongs to the parser that claims most of its lines, and at least half of them. */
function messageShare(lines: readonly string[], parser: MessageParser): number {
  if (lines.length === 0) return 0;
  const { initials } = parser;
  const asked = initials === undefined ? lines : lines.filter((line) => initials.includes(line.charAt(0)));
  const share = asked.filter((line) => parser.claims(line)).length / lines.length;
  return share >= 0.5 ? share * 0.9 : 0;
}
