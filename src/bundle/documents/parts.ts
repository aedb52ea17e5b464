import { markedCommand } from '../../text/marked-command.js';
import { promptOf } from '../../text/prompts.js';
import { headingOf } from './headings.js';
import { isBlank, type DocumentLine, type DocumentPart, type MarkedLine } from './line.js';
import { continuesRecord, recordShape } from './shapes.js';
import { printsLog } from './transcript.js';

/** Parts of a document; the rest is one more part, because no person writes so many. */
export const MAX_PARTS = 1_000;

/** Lines of a block that show the form of its records. */
const SHAPE_LINES = 20;
/** Lines before tcpdump's first packet: the command and two lines of its own. */
const BANNER = 4;

/** Consecutive lines: a marked block, files under their headings, records of a log among prose, or a paragraph. */
class Piece {
  readonly lines: DocumentLine[] = [];
  /** Shape of its first record; null if it has none. */
  shape: string | null = null;

  constructor(
    readonly is: 'block' | 'headed' | 'records' | 'prose',
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
 * Splits a document into blocks, records pasted among prose, and paragraphs of prose. Neighbours from one writer are
 * joined again, because pages and mails break a log into pieces.
 */
export function partsOf(lines: readonly MarkedLine[]): readonly DocumentPart[] {
  const joined: Piece[] = [];
  for (const piece of piecesOf(lines)) {
    const above = joined.at(-1);
    if (above !== undefined && (belongs(piece, above) || joined.length >= MAX_PARTS)) above.take(piece);
    else joined.push(withCommand(piece, above));
  }
  return joined
    .filter(({ lines: own }) => own.length > 0)
    .map((piece) => ({
      lines: piece.lines,
      file: null,
      isCopied: piece.is === 'block' || piece.is === 'headed',
    }));
}

/** A block, with the command that a person wrote above it. */
function withCommand(piece: Piece, above: Piece | undefined): Piece {
  const last = above?.lines.at(-1)?.text ?? '';
  const isOutput = piece.is === 'block' && promptOf(piece.lines[0]?.text ?? '', { bare: true }) === null;
  if (above?.is !== 'prose' || !isOutput || printsLog(last) || markedCommand(last) === null) return piece;
  piece.lines.unshift(...above.lines.splice(-1));
  return piece;
}

function belongs({ is, shape, lines }: Piece, above: Piece): boolean {
  if (is === 'headed' || above.is === 'headed') return is === above.is;
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

/** Whether a line begins a new piece. */
function isNew(line: MarkedLine, open: Piece, wasBlank: boolean): boolean {
  if (line.block !== null || open.is === 'block') return line.block !== open.block;
  if (headingOf(line.text) !== null) return open.is !== 'headed';
  const shape = recordShape(line.text);
  if (open.is === 'headed') return shape === null && wasBlank && !continuesRecord(line.text);
  if (open.is === 'prose') return wasBlank || shape !== null;
  if (shape !== null) return shape !== open.shape;
  return wasBlank && !continuesRecord(line.text);
}

function pieceFor({ block, text }: MarkedLine): Piece {
  if (block !== null) return new Piece('block', block);
  if (headingOf(text) !== null) return new Piece('headed', null);
  return new Piece(recordShape(text) === null ? 'prose' : 'records', null);
}
