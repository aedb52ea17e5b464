import { isBlank, type DocumentLine, type MarkedLine } from './line.js';
import { withoutEntities } from './entities.js';

/** A block of Jira's and Confluence's wiki text, or of HTML in a text that is no page. */
const OPENING = /^([ \t]*)(?:\{(code|noformat)(?::[^}]*)?\}|<(pre|textarea)\b[^>]*>(?:<code\b[^>]*>)?)/i;

/**
 * Marks `{code}`, `{noformat}`, `<pre>` and `<textarea>` blocks among the prose of a text; `firstBlock` numbers them. A
 * block without an end does not count.
 */
export function markWiki(lines: readonly MarkedLine[], firstBlock: number): readonly MarkedLine[] {
  const marked: MarkedLine[] = [];
  const missing = new Set<string>();
  let block = firstBlock;
  for (let at = 0; at < lines.length;) {
    const line = lines[at];
    const found = line?.block === null ? blockAt(lines, at, missing) : null;
    if (line === undefined) break;
    if (found === null) {
      marked.push(line);
      at += 1;
    } else {
      marked.push(...found.map((inside, index) => asBlock(inside, index % (found.length - 1 || 1) === 0, block)));
      block += 1;
      at += found.length;
    }
  }
  return marked;
}

/** The first and the last line usually have only the mark. */
function asBlock(line: DocumentLine, isEdge: boolean, block: number): MarkedLine {
  return { ...line, block: isEdge && isBlank(line) ? 'mark' : block };
}

/**
 * The lines of the block that begins on a line, without its marks; null if none begins, or it has no end. `missing` are
 * ends that were not found before, and are not searched again.
 */
function blockAt(lines: readonly MarkedLine[], at: number, missing: Set<string>): readonly DocumentLine[] | null {
  const first = lines[at];
  const opening = OPENING.exec(first?.text ?? '');
  if (first === undefined || opening === null) return null;
  const [mark, , wiki, html] = opening;
  const closing = wiki === undefined ? `</${(html ?? '').toLowerCase()}>` : `{${wiki.toLowerCase()}}`;
  if (missing.has(closing)) return null;
  const inside: DocumentLine[] = [];
  for (let of = at; of < lines.length; of += 1) {
    const line = of === at ? cutBefore(first, mark.length) : lines[of];
    if (line === undefined) break;
    const end = line.text.toLowerCase().indexOf(closing);
    const text = end < 0 ? line.text : line.text.slice(0, end).replace(/<\/code>$/i, '');
    inside.push({ ...line, text: html === undefined ? text : withoutEntities(text) });
    if (end >= 0) return inside;
  }
  missing.add(closing);
  return null;
}

function cutBefore(line: DocumentLine, count: number): DocumentLine {
  return { ...line, text: line.text.slice(count), byteOffset: line.byteOffset + count };
}
