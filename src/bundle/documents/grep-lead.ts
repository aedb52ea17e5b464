import type { DocumentLine } from './line.js';

const GREP = /(?:^|[\s|])[efz]?z?grep\s/;
/** `-n`, also among other letters: each line has its number in front, with `-` where it is context. */
const NUMBERED = /\s-[A-Za-z]*n[A-Za-z]*(?=\s)|\s--line-number\b/;
/** Name of a file, as grep puts it in front of a line where it was given several: a path, or a log's name. */
const FILE = /^(?:[^\s:]*\/[^\s:]+|[\w.+-]*(?:log|messages)[\w.+-]*?)[:-](?=\S)/;
const NUMBER = /^\d+[:-]/;

/** What grep printed of a log, without the names and numbers that it put in front of its lines. */
export function withoutGrepLead(command: string, output: readonly DocumentLine[]): readonly DocumentLine[] {
  if (!GREP.test(command)) return output;
  const isNumbered = NUMBERED.test(command);
  return output.map((line) => {
    const file = FILE.exec(line.text)?.[0].length ?? 0;
    const number = isNumbered ? (NUMBER.exec(line.text.slice(file))?.[0].length ?? 0) : 0;
    const lead = file + number;
    return lead === 0 ? line : { ...line, text: line.text.slice(lead), byteOffset: line.byteOffset + lead };
  });
}
