import { places, type Names } from './citation.js';
import type { Block, Inline, Rich } from './document.js';
import { visible } from '../text/escape.js';
import { hanging, wrap } from './wrap.js';

/** Blocks as plain text for a terminal or a case system: no markup, wrapped, folded parts and diagrams left out. */
export function plainBlocks(blocks: readonly Block[], names: Names, width: number): readonly string[] {
  const parts = blocks.map((block) => blockLines(block, names, width)).filter((lines) => lines.length > 0);
  return parts.flatMap((lines, index) => (index === 0 ? lines : ['', ...lines]));
}

function blockLines(block: Block, names: Names, width: number): readonly string[] {
  switch (block.is) {
    case 'heading':
      return wrap(visible(block.text), width);
    case 'paragraph':
      return wrap(plainRich(block.text, names), width);
    case 'list':
      return block.items.flatMap((item, index) =>
        hanging(block.ordered ? `${String(index + 1)}. ` : '- ', plainRich(item, names), width),
      );
    case 'table':
      return block.rows.flatMap((row) => hanging('- ', row.map((cell) => plainRich(cell, names)).join('  '), width));
    case 'lines':
      return block.lines.map(visible);
    case 'diagram':
    case 'fold':
      return [];
  }
}

/** Running text without its marks. */
export function plainRich(text: Rich, names: Names): string {
  return text.map((piece) => plainInline(piece, names)).join('');
}

function plainInline(piece: Inline, names: Names): string {
  if (typeof piece === 'string') return visible(piece);
  if (piece.is !== 'places') return visible(piece.text);
  const named = visible(places(piece.evidence, names));
  return named === '' ? '' : piece.bare ? named : ` [${named}]`;
}
