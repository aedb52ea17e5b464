import type { DocumentLine } from './line.js';

const GREP = /(?:^|[\s|])[efz]?z?grep\s/;
/** `-n`, also among other letters: each line begins with its number, and `-` if it is context. */
const NUMBERED = /\s-[A-Za-mo-z]*n[A-Za-z]*(?=\s)|\s--line-number\b/;
/** Name of a file, which grep prints before a line if it searches several: a path, or a log's name. */
const FILE =
  /^((?:[^\s:]{0,400}\/)?[^\s:/]{0,255}(?:log|messages|\.txt|\.out)(?:[.-]\d{1,20}){0,8}(?:\.gz)?|[^\s:]{0,400}\/[^\s:]{1,255}?)[:-](?=[\S\t])/;
/** Digits that begin a record's own stamp are no line number: `13-Jan-2023`, `2023-01-13`, `13:20:07`. */
const NUMBER = /^(?!\d{1,2}-[A-Za-z]{3,9}\.?-|\d{4}-\d{2}-|\d{2}:\d{2}:\d{2})\d+[:-]/;

/** A log printed by grep, without the names and numbers before its lines. */
export function withoutGrepPrefix(command: string, output: readonly DocumentLine[]): readonly DocumentLine[] {
  if (!GREP.test(command)) return output;
  const isNumbered = NUMBERED.test(command);
  return output.map((line) => {
    const { length } = grepPrefix(line.text, isNumbered);
    return length === 0 ? line : { ...line, text: line.text.slice(length), byteOffset: line.byteOffset + length };
  });
}

/** The file's name and the number that grep put before a line, and the length of both. */
export function grepPrefix(text: string, isNumbered: boolean): { readonly file: string; readonly length: number } {
  const [named = '', file = ''] = FILE.exec(text) ?? [];
  const number = isNumbered ? (NUMBER.exec(text.slice(named.length))?.[0].length ?? 0) : 0;
  return { file, length: named.length + number };
}
