import { lineText, LineSplitter } from '../../../src/text/lines.js';
import { repairPasted } from '../../../src/text/repair.js';

/** One record of our readers, with the truth's names of keys. */
export interface View {
  readonly first: number;
  readonly last: number;
  /** `time` is the whole stamp; the comparison uses the part that the truth states. */
  readonly keys: Readonly<Record<string, unknown>>;
}

/** The lines of a file as passed to parsers, counted from 1. */
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

/** Records that begin at lines known to `read` and end before the next one. */
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
