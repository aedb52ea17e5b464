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
    const colon = line.text.indexOf(':');
    const name = line.text.slice(0, Math.max(colon, 0)).trim();
    const rest = line.text.slice(colon + 1);
    const value = rest.trim();
    if (name === '' || (value !== '' && rest.trimStart() === rest)) return [];
    const indent = line.text.length - line.text.trimStart().length;
    while ((open.at(-1)?.indent ?? -1) >= indent) open.pop();
    const path = open.map((one) => one.name);
    open.push({ indent, name });
    return [{ line, name, value, path }];
  });
}
