import { terminalText } from '../../text/terminal.js';
import { grepPrefix } from './grep-prefix.js';
import type { DocumentLine, Part } from './line.js';
import { unquoted } from './quotes.js';

/** A prefix of every line in a log that was searched, quoted, pasted as code or coloured before it was sent. */
export type LinePrefix = 'grep' | 'quote' | 'indent' | 'colour';

/** Bytes and lines of a text's begin that decide its prefix. */
const SAMPLE_BYTES = 16 * 1024;
const SAMPLE_LINES = 60;
/** Share of lines that must have the prefix; the others are wrapped parts, and `--` between the groups of `grep -C`. */
const PREFIXED_SHARE = 0.8;

/** A record that begins with its date, as from the manager, syslog, nginx and Rails. Only a log has many. */
const DATED =
  /^(?:\d{1,2}-[A-Za-z]{3,9}\.?-(?:\d{4} +)?\d{1,2}:\d{2}:\d{2}|[A-Za-z]{3} [ \d]\d \d{2}:\d{2}:\d{2} |\d{4}[-/]\d{2}[-/]\d{2}[T ]\d{2}:\d{2}:\d{2})/;

/** SGR and erase sequences, as `grep --color` and `ls` write them (ECMA-48 sections 8.3.117 and 8.3.41). */
const COLOUR = /\x1b\[[\d;]*[mK]/;

/** The prefix of a text's lines, by its begin; null if its records begin their lines, or it has none. */
export function linePrefixOf(begin: string): LinePrefix | null {
  const lines = begin
    .slice(0, SAMPLE_BYTES)
    .split(/\r?\n/, SAMPLE_LINES)
    .filter((line) => line.trim() !== '' && line !== '--');
  if (lines.some((line) => DATED.test(line)))
    return lines.some((line) => COLOUR.test(line)) && lines.every((line) => !/[\b\r]/.test(line)) ? 'colour' : null;
  const found = (['grep', 'quote', 'indent', 'colour'] as const).find((prefix) => hasPrefix(lines, prefix));
  return found ?? null;
}

function hasPrefix(lines: readonly string[], prefix: LinePrefix): boolean {
  const bare = lines.flatMap((text) => {
    const rest = withoutPrefix({ text, number: 1, byteOffset: 0 }, prefix).line.text;
    return rest === text ? [] : [rest];
  });
  return bare.length >= lines.length * PREFIXED_SHARE && bare.some((line) => DATED.test(line));
}

/** The log in a text of prefixed lines, or each one if grep names several files. Other lines stay as they are. */
export function prefixedLogs(lines: readonly DocumentLine[], prefix: LinePrefix): readonly Part[] {
  const files = new Map<string, DocumentLine[]>();
  for (const whole of lines) {
    const { file, line } = withoutPrefix(whole, prefix);
    const part = files.get(file);
    if (part === undefined) files.set(file, [line]);
    else part.push(line);
  }
  return [...files.values()];
}

function withoutPrefix(line: DocumentLine, prefix: LinePrefix): { readonly file: string; readonly line: DocumentLine } {
  switch (prefix) {
    case 'grep': {
      const plain = coloursOff(line);
      const { file, length } = grepPrefix(plain.text, true);
      return { file, line: shortened(plain, length) };
    }
    case 'quote':
      return { file: '', line: unquoted(line) };
    case 'indent':
      return { file: '', line: shortened(line, /^(?: {2,8}|\t)/.exec(line.text)?.[0].length ?? 0) };
    case 'colour':
      return { file: '', line: coloursOff(line) };
  }
}

function coloursOff(line: DocumentLine): DocumentLine {
  return COLOUR.test(line.text) ? { ...line, text: terminalText(line.text) } : line;
}

function shortened(line: DocumentLine, length: number): DocumentLine {
  return length === 0 ? line : { ...line, text: line.text.slice(length), byteOffset: line.byteOffset + length };
}
