import type { TranscriptLine } from './command.js';

/** `Name: value` with the headings that it stands below, by its indent. */
export interface IndentedLine {
  readonly line: TranscriptLine;
  readonly name: string;
  /** Empty for a heading. */
  readonly value: string;
  readonly path: readonly string[];
}

/** Reads an outline of `Name: value` lines; what is indented more stands below what is indented less. */
export function indented(output: readonly TranscriptLine[]): readonly IndentedLine[] {
  const open: { readonly indent: number; readonly name: string }[] = [];
  return output.flatMap((line) => {
    const found = /^(\s*)([^:]+?)\s*:(?:\s+(.*\S))?\s*$/.exec(line.text);
    if (found === null) return [];
    const [, blanks = '', name = '', value = ''] = found;
    while ((open.at(-1)?.indent ?? -1) >= blanks.length) open.pop();
    const path = open.map((one) => one.name);
    open.push({ indent: blanks.length, name });
    return [{ line, name, value, path }];
  });
}
