import { decidingLines } from './deciding-lines.js';
import type { DocumentLine, MarkedLine } from './line.js';

/** Characters of a line that can decide its block, so that a long record costs no more than a short one. */
const DECIDING = 160;

/**
 * Constructs that are switched off: links, emphasis and characters in running text; raw HTML, which would hide fences
 * in it; and headings from the line below, like `---` in a log. 1 MB of prose: 250 ms instead of 1,800.
 */
const WITHOUT = [
  ...['attention', 'autolink', 'characterEscape', 'characterReference', 'codeText', 'definition', 'hardBreakEscape'],
  ...['htmlFlow', 'htmlText', 'labelEnd', 'labelStartImage', 'labelStartLink', 'setextUnderline'],
];

/** Nodes of Markdown's tree, with the used fields. */
interface Node {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Node[];
  readonly position?:
    { readonly start: { readonly line: number }; readonly end: { readonly line: number } } | undefined;
}

/** Also in lists and quotes. */
const FENCE = /^[\s>*+\d.)-]*(?:`{3}|~{3})/;

/** Lines that are parsed; text after them counts as prose. */
const MAX_DECIDING_LINES = 50_000;

/** Marks the fenced and indented code of a Markdown text (CommonMark 4.4, 4.5), also in lists and quotes. */
export async function markMarkdown(lines: readonly DocumentLine[]): Promise<readonly MarkedLine[]> {
  const { fromMarkdown } = await import('mdast-util-from-markdown');
  const deciding = decidingLines(lines, MAX_DECIDING_LINES);
  const text = deciding.map((index) => begin(lines[index]?.text ?? '')).join('\n');
  const tree: Node = fromMarkdown(text, { extensions: [{ disable: { null: WITHOUT } }] });
  const marked: MarkedLine[] = lines.map((line) => ({ ...line, block: null }));
  let block = 0;
  for (const node of codeIn(tree)) markCode(node, deciding, marked, (block += 1));
  return marked;
}

/** A lone CR ends a line in Markdown, but not in an editor or here. */
function begin(text: string): string {
  return text.slice(0, DECIDING).replaceAll('\r', ' ');
}

function codeIn(node: Node): readonly Node[] {
  return node.type === 'code' ? [node] : (node.children ?? []).flatMap(codeIn);
}

function markCode(
  { position, value = '' }: Node,
  deciding: readonly number[],
  marked: MarkedLine[],
  block: number,
): void {
  if (position === undefined) return;
  const first = position.start.line - 1;
  const content = value === '' ? [] : value.split('\n');
  const isFenced = FENCE.test(marked[deciding[first] ?? -1]?.text ?? '');
  for (let at = first; at < position.end.line; at += 1) {
    const code = content[at - first - (isFenced ? 1 : 0)];
    const own = deciding[at] ?? marked.length;
    // Lines that decide nothing belong to the block of the line above.
    const end = code === undefined ? own + 1 : (deciding[at + 1] ?? marked.length);
    for (let index = own; index < end; index += 1) {
      const line = marked[index];
      // For a block that ends with its list or quote, the stated end is one line too late (micromark 4.0).
      if (line === undefined || (code === undefined && !FENCE.test(line.text))) continue;
      marked[index] =
        code === undefined ? { ...line, block: 'mark' } : withBlock(line, block, index === own ? code : null);
    }
  }
}

/** A line without the indentation and the marks of its list or quote; null if it is not in the block. */
function withBlock(line: MarkedLine, block: number, code: string | null): MarkedLine {
  const text = begin(line.text);
  const indent = code !== null && text.endsWith(code) ? text.length - code.length : 0;
  return { text: line.text.slice(indent), number: line.number, byteOffset: line.byteOffset + indent, block };
}
