/** Markdown as GitHub reads it, and what would be broken in it. */
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import mermaid from 'mermaid';
import { gfm } from 'micromark-extension-gfm';

/**
 * Without its second look at the finished text, which also links an address whose colon is escaped: cmark-gfm looks for
 * addresses while it reads, and passes over what a backslash escapes.
 */
const extensions = gfmFromMarkdown().map(({ enter, exit }) => ({ ...(enter && { enter }), ...(exit && { exit }) }));

type Tree = ReturnType<typeof fromMarkdown>;
type Node = Tree | Tree['children'][number];

/** What only a log could have brought in: a report quotes it, and links to nothing. */
const FOREIGN = new Set([
  'link',
  'linkReference',
  'definition',
  'image',
  'imageReference',
  'footnoteReference',
  'delete',
]);
const FOLDS = /^(?:<details><summary>[^<]*<\/summary>|<\/details>)$/;

function* nodesOf(node: Node): Iterable<Node> {
  yield node;
  if ('children' in node) for (const child of node.children) yield* nodesOf(child);
}

/** What a reader on GitHub would see broken; empty is good. */
export async function brokenIn(markdown: string): Promise<readonly string[]> {
  const nodes = [...nodesOf(fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [extensions] }))];
  const diagrams = nodes.flatMap((node) => (node.type === 'code' && node.lang === 'mermaid' ? [node.value] : []));
  const faults = nodes.flatMap((node) => faultOf(node, markdown) ?? []);
  const undrawn = await Promise.all(diagrams.map(undrawable));
  return [...faults, ...strayRows(nodes), ...undrawn.flatMap((fault) => fault ?? [])];
}

function faultOf(node: Node, markdown: string): string | null {
  const source = markdown.slice(node.position?.start.offset, node.position?.end.offset);
  if (FOREIGN.has(node.type)) return `${node.type}: ${source}`;
  if (node.type === 'html' && !FOLDS.test(node.value)) return `html: ${node.value}`;
  if (node.type === 'code' && !/^(`{3,})[\s\S]*\n\1$/.test(source)) return `open fence: ${source.slice(0, 80)}`;
  if (node.type === 'table') {
    const widths = new Set(node.children.map((row) => row.children.length));
    return widths.size === 1 ? null : `table of ${[...widths].join(' and ')} columns: ${source.slice(0, 80)}`;
  }
  return null;
}

/** A row that its table lost is running words. */
function strayRows(nodes: readonly Node[]): readonly string[] {
  return nodes.flatMap((node) => (node.type === 'text' && /^\|/m.test(node.value) ? [`row: ${node.value}`] : []));
}

/** The same diagram stands in every report of a bundle. */
const faultsOfDiagrams = new Map<string, Promise<string | null>>();

function undrawable(diagram: string): Promise<string | null> {
  const fault = faultsOfDiagrams.get(diagram) ?? drawingFault(diagram);
  faultsOfDiagrams.set(diagram, fault);
  return fault;
}

async function drawingFault(diagram: string): Promise<string | null> {
  try {
    await mermaid.parse(diagram);
    return null;
  } catch (error) {
    return `diagram: ${String(error)}`;
  }
}
