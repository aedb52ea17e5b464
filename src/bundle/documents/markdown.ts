import type { DocumentLine, MarkedLine } from './line.js';

/** Characters of a line that can decide its block; a long record costs Markdown's reader no more than a short one. */
const DECIDING = 160;

/**
 * What is of no use here is switched off: links, emphasis and characters in running text, raw HTML, which would hide
 * the fences that stand in it, and headings made of the line below, as `---` in a log. 1 MB of prose: 250 ms instead of 1,800.
 */
const WITHOUT = [
  ...['attention', 'autolink', 'characterEscape', 'characterReference', 'codeText', 'definition', 'hardBreakEscape'],
  ...['htmlFlow', 'htmlText', 'labelEnd', 'labelStartImage', 'labelStartLink', 'setextUnderline'],
];

/** Nodes of Markdown's tree, as far as they are looked at. */
interface Node {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Node[];
  readonly position?:
    { readonly start: { readonly line: number }; readonly end: { readonly line: number } } | undefined;
}

/** Marks the fenced and indented code of a Markdown text (CommonMark 4.4, 4.5), also in lists and quotes. */
export async function markMarkdown(lines: readonly DocumentLine[]): Promise<readonly MarkedLine[]> {
  const { fromMarkdown } = await import('mdast-util-from-markdown');
  // A lone CR ends a line for Markdown, though not for an editor or for us.
  const text = lines.map((line) => line.text.slice(0, DECIDING).replaceAll('\r', ' ')).join('\n');
  const tree: Node = fromMarkdown(text, { extensions: [{ disable: { null: WITHOUT } }] });
  const marked: MarkedLine[] = lines.map((line) => ({ ...line, block: null }));
  let block = 0;
  for (const node of codeIn(tree)) markCode(node, marked, (block += 1));
  return marked;
}

function codeIn(node: Node): readonly Node[] {
  return node.type === 'code' ? [node] : (node.children ?? []).flatMap(codeIn);
}

function markCode({ position, value = '' }: Node, marked: MarkedLine[], block: number): void {
  if (position === undefined) return;
  const first = position.start.line - 1;
  const content = value.split('\n');
  const isFenced = /^[\s>*+\d.)-]*(?:`{3}|~{3})/.test(marked[first]?.text ?? '');
  for (let at = first; at < position.end.line; at += 1) {
    const line = marked[at];
    if (line === undefined) continue;
    const code = content[at - first - (isFenced ? 1 : 0)];
    marked[at] = code === undefined ? { ...line, block: 'mark' } : { ...withoutLead(line, code), block };
  }
}

/** A line as its block has it, without the indentation and the marks of the list or quote in which it stands. */
function withoutLead(line: MarkedLine, code: string): MarkedLine {
  const begin = line.text.slice(0, DECIDING).replaceAll('\r', ' ');
  const lead = begin.endsWith(code) ? begin.length - code.length : 0;
  return { ...line, text: line.text.slice(lead), byteOffset: line.byteOffset + lead };
}
