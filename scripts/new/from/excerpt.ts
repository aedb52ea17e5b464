import { openBundle } from '../../../src/bundle/node/open-bundle.js';
import { LineSplitter, lineText } from '../../../src/text/lines.js';
import type { Source } from '../../../src/core/source.js';
import type { LineReader } from '../../../src/core/parser.js';
import type { Place } from './place.js';

/** Lines before and after the line that are searched for its attempt. */
const AROUND = 200;

/** Some lines of a file, and which one was asked for. */
export interface Excerpt {
  /** Base name of the file, without extensions of compression and rotation. */
  readonly name: string;
  readonly lines: readonly string[];
  /** Index in `lines`. */
  readonly at: number;
}

/** Reads the line and its surroundings; a sentence if it cannot. Throws for a missing path. */
export async function excerptAt({ file, line }: Place): Promise<Excerpt | string> {
  const [root = ''] = file.split('!');
  for await (const source of openBundle([root], { notice: () => undefined })) {
    if (file.includes('!') && !source.path.endsWith(file.slice(root.length + 1))) continue;
    // Awaited here, because a member can only be read while the bundle is open.
    return await excerptOf(source, line);
  }
  return `${root} holds no ${file.slice(root.length + 1)}.`;
}

async function excerptOf(source: Source, line: number): Promise<Excerpt | string> {
  const kept = new Lines(line);
  const splitter = new LineSplitter(kept, () => undefined);
  for await (const chunk of source.open()) splitter.push(chunk);
  splitter.end();
  const at = line - kept.first;
  if (kept.lines[at] === undefined)
    return `${source.path} has ${String(kept.count)} lines; there is no ${String(line)}.`;
  if (kept.lines[at].trim() === '') return `Line ${String(line)} of ${source.path} is empty.`;
  if (kept.lines[at].includes('\0')) return `${source.path} is not text; --from takes a line of a log.`;
  return { name: nameOf(source.path), lines: kept.lines, at };
}

/** `vmanage-server.log.2.gz` was `vmanage-server.log`. */
function nameOf(path: string): string {
  const name = path.split(/[/!\\]/).at(-1) ?? path;
  return name.replace(/\.(?:gz|bz2|xz|zst)$/, '').replace(/(?:\.\d{1,3}|-\d{8})$/, '');
}

/** Keeps the lines around one number, so that memory does not grow with the file. */
class Lines implements LineReader {
  readonly lines: string[] = [];
  readonly first: number;
  count = 0;

  constructor(private readonly number: number) {
    this.first = Math.max(1, number - AROUND);
  }

  line(block: Buffer, start: number, end: number, number: number): void {
    this.count = number;
    if (number >= this.first && number <= this.number + AROUND) this.lines.push(lineText(block, start, end));
  }

  end() {
    return { records: 0, understood: 0, first: null, last: null, host: null };
  }
}
