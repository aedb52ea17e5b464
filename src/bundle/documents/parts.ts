import { isBlank, type DocumentLine, type MarkedLine, type Part } from './line.js';
import { continuesRecord, recordShape } from './shapes.js';
import { printsLog } from './transcript.js';

/** More parts than this are no document that a person wrote; what stands behind them is one part. */
export const MAX_PARTS = 1_000;

/** Lines that tell what the records of a block look like. */
const SHAPE_LINES = 20;
/** What tcpdump says before its first packet has two lines, behind the command. */
const BANNER = 4;

/** Lines that stand together: a marked block, records of a log among prose, or a paragraph. */
class Piece {
  readonly lines: DocumentLine[] = [];
  /** Of its first record; null where it has none. */
  shape: string | null = null;

  constructor(
    readonly is: 'block' | 'records' | 'prose',
    readonly block: MarkedLine['block'],
  ) {}

  add(line: DocumentLine): void {
    this.lines.push(line);
    if (this.is !== 'prose' && this.lines.length <= SHAPE_LINES) this.shape ??= recordShape(line.text);
  }

  take(below: Piece): void {
    this.lines.push(...below.lines);
    this.shape ??= below.shape;
  }
}

/**
 * Takes a document apart: each block by itself, records that were pasted among prose by themselves, each paragraph of
 * prose by itself. Neighbours that one writer wrote are joined again: pages and mails break a log into pieces.
 */
export function partsOf(lines: readonly MarkedLine[]): readonly Part[] {
  const joined: Piece[] = [];
  for (const piece of piecesOf(lines)) {
    const above = joined.at(-1);
    if (above !== undefined && (belongs(piece, above) || joined.length >= MAX_PARTS)) above.take(piece);
    else joined.push(piece);
  }
  return joined.map((piece) => piece.lines);
}

function belongs({ is, shape, lines }: Piece, above: Piece): boolean {
  if (is === 'prose') return false;
  if (above.shape === null) return shape !== null && above.lines.slice(-BANNER).some(({ text }) => printsLog(text));
  return shape === above.shape || (shape === null && continuesRecord(lines[0]?.text ?? ''));
}

function piecesOf(lines: readonly MarkedLine[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let open: Piece | null = null;
  let wasBlank = true;
  for (const line of lines) {
    if (line.block === 'mark' || (line.block === null && isBlank(line))) {
      wasBlank = true;
      if (line.block === 'mark') open = null;
      continue;
    }
    if (open === null || isNew(line, open, wasBlank)) {
      open = pieceFor(line);
      pieces.push(open);
    }
    open.add(line);
    wasBlank = false;
  }
  return pieces;
}

/** Whether a line begins a piece of its own. */
function isNew(line: MarkedLine, open: Piece, wasBlank: boolean): boolean {
  if (line.block !== null || open.is === 'block') return line.block !== open.block;
  const shape = recordShape(line.text);
  if (open.is === 'prose') return wasBlank || shape !== null;
  if (shape !== null) return shape !== open.shape;
  return wasBlank && !continuesRecord(line.text);
}

function pieceFor({ block, text }: MarkedLine): Piece {
  if (block !== null) return new Piece('block', block);
  return new Piece(recordShape(text) === null ? 'prose' : 'records', null);
}
