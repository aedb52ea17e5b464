import { lineText, LineSplitter } from '../../../src/text/lines.js';
import { repairPasted } from '../../../src/text/repair.js';

/** One record as our readers see it, under the truth's names. */
export interface View {
  readonly first: number;
  readonly last: number;
  /** Under `time` the stamp itself: how much of it the truth states is decided when they are compared. */
  readonly keys: Readonly<Record<string, unknown>>;
}

/** The lines of a file as the parsers get them; the first one is line 1. */
export function linesOf(bytes: Uint8Array): readonly string[] {
  const lines: string[] = [];
  const reader = {
    line: (block: Buffer, start: number, end: number) => {
      lines.push(repairPasted(lineText(block, start, end)));
    },
    end: () => ({ records: 0, understood: 0, first: null, last: null, host: null }),
  };
  const splitter = new LineSplitter(reader, () => undefined);
  splitter.push(bytes);
  splitter.end();
  return lines;
}

/** Records that begin where `read` knows the line, and end before the next one begins. */
export function recordViews(lines: readonly string[], read: (line: string) => View['keys'] | null): readonly View[] {
  const starts = lines.flatMap((line, index) => {
    const keys = read(line);
    return keys === null ? [] : [{ first: index + 1, keys }];
  });
  return starts.map(({ first, keys }, index) => ({
    first,
    last: (starts[index + 1]?.first ?? lines.length + 1) - 1,
    keys,
  }));
}
