import { bytesOf } from './entities.js';
import type { MarkedLine } from './line.js';

/** Elements that begin and end a line when shown. */
const BLOCKS = new Set(
  (
    'address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hr html li main nav ol option p pre section select summary table tbody textarea tfoot ' +
    'thead tr ul'
  ).split(' '),
);
/** Elements whose text keeps its lines and blanks. */
const VERBATIM = new Set(['pre', 'textarea', 'code', 'listing', 'xmp', 'plaintext']);
/** Elements with space after them when shown. */
const SPACED = new Set('blockquote dl h1 h2 h3 h4 h5 h6 ol p table ul'.split(' '));
const HIDDEN = new Set(['script', 'style', 'head', 'template', 'noscript', 'svg']);

/** Marks the lines of an HTML text in Latin-1 as a browser shows them, each with its line number in the file. */
export async function markHtml(text: string): Promise<readonly MarkedLine[]> {
  const { Parser } = await import('htmlparser2');
  const page = new Page(text);
  const parser: InstanceType<typeof Parser> = new Parser(
    {
      onopentagname: (name) => {
        page.opened(name, parser.startIndex);
      },
      onclosetag: (name) => {
        page.closed(name);
      },
      ontext: (data) => {
        // The parser gives a reference by itself, and shorter than written.
        const written = parser.endIndex - parser.startIndex + 1;
        page.text(written === data.length ? data : bytesOf(data), parser.startIndex, written === data.length);
      },
    },
    { decodeEntities: true },
  );
  parser.end(text);
  return page.end();
}

/** Collects the shown lines while the tags are parsed. */
class Page {
  private readonly lines: MarkedLine[] = [];
  private line = '';
  private lineAt = 0;
  private hidden = 0;
  private verbatim = 0;
  private block = 0;
  /** The block of the last line end: `<code>` of several lines is a block. */
  private endedIn = 0;
  /** Number of the line that ends at `nextEnd`; places are asked for in order. */
  private number = 1;
  private nextEnd: number;

  constructor(private readonly source: string) {
    this.nextEnd = endAfter(source, 0);
  }

  opened(name: string, at: number): void {
    if (HIDDEN.has(name)) this.hidden += 1;
    if (name === 'br') this.broken(at);
    else if (BLOCKS.has(name)) this.endShown();
    else if (name === 'td' || name === 'th') this.text(' ', at, false);
    if (!VERBATIM.has(name)) return;
    if (this.verbatim === 0) this.block += 1;
    this.verbatim += 1;
  }

  closed(name: string): void {
    if (HIDDEN.has(name)) this.hidden = Math.max(0, this.hidden - 1);
    if (BLOCKS.has(name) || (VERBATIM.has(name) && this.endedIn === this.block)) this.endShown();
    if (VERBATIM.has(name)) this.verbatim = Math.max(0, this.verbatim - 1);
    if (SPACED.has(name) && this.verbatim === 0 && this.lines.at(-1)?.text !== '') this.endLine();
  }

  /** Text at a place of the file; `counts` is true if a character of it is a byte there. */
  text(data: string, at: number, counts: boolean): void {
    if (this.hidden > 0) return;
    const pieces = this.verbatim > 0 ? data.split('\n') : [data.replace(/\s+/g, ' ')];
    let offset = at;
    for (const [index, piece] of pieces.entries()) {
      if (index > 0) this.endLine();
      if (this.line === '') this.lineAt = offset + indent(piece, this.verbatim > 0);
      this.line += this.line === '' && this.verbatim === 0 ? piece.trimStart() : piece;
      if (counts) offset += piece.length + 1;
    }
  }

  end(): readonly MarkedLine[] {
    this.endShown();
    return oneLineCodeIsProse(this.lines);
  }

  private broken(at: number): void {
    if (this.line === '') this.lineAt = at;
    this.endLine();
  }

  private endShown(): void {
    if (this.line.trim() !== '') this.endLine();
    this.line = '';
  }

  private endLine(): void {
    const block = this.verbatim > 0 ? this.block : null;
    // A line end right after `<pre>` is not shown (HTML 13.2.6.4.7).
    const isShown = block === null || this.line.trim() !== '' || this.endedIn === block;
    if (block !== null) this.endedIn = block;
    const text = this.line.replace(/\r$/, '');
    if (isShown) this.lines.push({ text, number: this.numberAt(this.lineAt), byteOffset: this.lineAt, block });
    this.line = '';
  }

  private numberAt(at: number): number {
    for (; this.nextEnd < at; this.nextEnd = endAfter(this.source, this.nextEnd + 1)) this.number += 1;
    return this.number;
  }
}

/** End of the line at a place. */
function endAfter(source: string, at: number): number {
  const lf = source.indexOf('\n', at);
  return lf < 0 ? source.length : lf;
}

function indent(piece: string, isVerbatim: boolean): number {
  return isVerbatim ? 0 : piece.length - piece.trimStart().length;
}

/** `<code>` in a sentence is no block. */
function oneLineCodeIsProse(lines: readonly MarkedLine[]): readonly MarkedLine[] {
  const sizes = new Map<number | string | null, number>();
  for (const { block } of lines) sizes.set(block, (sizes.get(block) ?? 0) + 1);
  return lines.map((line) =>
    typeof line.block === 'number' && sizes.get(line.block) === 1 ? { ...line, block: null } : line,
  );
}
