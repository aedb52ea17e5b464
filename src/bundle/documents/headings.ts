import { promptOf } from '../../text/prompts.js';
import { recordShape } from './shapes.js';
import { isBlank, type DocumentLine, type DocumentPart } from './line.js';

/** `==> /var/log/messages <==`, as tail and head print between several files. */
const TAIL = /^==> (\S.{0,250}?) <==\s*$/;
/** The same by hand or by a script: `=== /var/log/messages ===`. */
const DRAWN = /^(={2,}|-{2,}|#{2,}|\*{2,})>? ?(\/[^\s*=#]{2,250}|[^\s*=#/]{1,80}\.(?:log|txt|out)) ?<?\1\s*$/;
/** `more` of several files prints a name between two such lines. */
export const COLONS = /^:{14}\s*$/;

/** The file that a line names as the heading of what follows; null if it names none. */
export function headingOf(text: string): string | null {
  return TAIL.exec(text)?.[1] ?? DRAWN.exec(text)?.[2] ?? null;
}

const PERHAPS = /^(?:==|--|##|\*\*|:{14})/m;

/** Whether a text has headings of files. */
export function hasHeading(text: string): boolean {
  if (!PERHAPS.test(text)) return false;
  return text.split(/\r?\n/).some((line, at, all) => headingOf(line) !== null || namedByMore(all, at) !== null);
}

function namedByMore(lines: readonly string[], at: number): string | null {
  const [first = '', name = '', last = ''] = lines.slice(at, at + 3);
  return COLONS.test(first) && COLONS.test(last) && name.trim() !== '' ? name.trim() : null;
}

/** Each file of a part by itself, by its headings; the same part if it has none. `tail -f` names a file again and again. */
export function underHeadings(part: DocumentPart): readonly DocumentPart[] {
  const texts = part.lines.map(({ text }) => text);
  const files = new Map<string, DocumentLine[]>();
  const before: DocumentLine[] = [];
  let open = before;
  for (let at = 0; at < part.lines.length; at += 1) {
    const line = part.lines[at];
    const byMore = namedByMore(texts, at);
    const file = byMore ?? headingOf(texts[at] ?? '');
    if (file !== null) {
      dropBlankEnd(open);
      open = files.get(file) ?? [];
      files.set(file, open);
      if (byMore !== null) at += 2;
    } else if (line !== undefined) open.push(line);
  }
  if (files.size === 0) return [part];
  dropBlankEnd(open);
  const front = before.every((line) => isBlank(line) || promptOf(line.text, { bare: true }) !== null)
    ? []
    : [{ ...part, lines: before, isCopied: before.some(({ text }) => recordShape(text) !== null) }];
  return [...front, ...[...files].map(([file, lines]) => ({ lines, file, isCopied: true }))];
}

/** A blank line separates the files. */
function dropBlankEnd(lines: DocumentLine[]): void {
  const last = lines.at(-1);
  if (last !== undefined && isBlank(last)) lines.pop();
}
