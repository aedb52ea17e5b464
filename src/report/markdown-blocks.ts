import { places } from './citation.js';
import type { Names } from './citation.js';
import type { Block, Inline, Rich } from './document.js';
import { cell, codeSpan, fenced, inline, lineStart, mermaid, words } from '../text/escape.js';

/** Blocks as GitHub flavoured Markdown. */
export function markdownOf(blocks: readonly Block[], names: Names): string {
  return blocks.map((block) => blockText(block, names)).join('\n\n');
}

function blockText(block: Block, names: Names): string {
  switch (block.is) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${inline(block.text)}`;
    case 'paragraph':
      return richText(block.text, names);
    case 'list':
      return block.items
        .map((item, index) => `${block.ordered ? `${String(index + 1)}.` : '-'} ${richText(item, names)}`)
        .join('\n');
    case 'table':
      return tableText(block, names);
    case 'lines':
      return fenced(block.lines);
    case 'diagram':
      return diagramText(block);
    case 'fold':
      return [
        `<details><summary>${inline(block.summary)}</summary>`,
        markdownOf(block.blocks, names),
        '</details>',
      ].join('\n\n');
  }
}

function richText(text: Rich, names: Names): string {
  return lineStart(
    text
      .map((piece) => pieceText(piece, names))
      .join('')
      .trim(),
  );
}

function pieceText(piece: Inline, names: Names): string {
  if (typeof piece === 'string') return words(piece);
  switch (piece.is) {
    case 'strong':
      return piece.text === '' ? '' : `**${inline(piece.text)}**`;
    case 'emphasis':
      return piece.text === '' ? '' : `*${inline(piece.text)}*`;
    case 'code':
      return codeSpan(piece.text);
    case 'places':
      if (piece.evidence.length === 0) return '';
      return piece.bare ? words(places(piece.evidence, names)) : ` [${words(places(piece.evidence, names))}]`;
  }
}

function tableText({ head, rows }: Extract<Block, { is: 'table' }>, names: Names): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const body = rows.map((cells) => row(cells.map((text) => cell(richText(text, names)))));
  return [row(head), `|${' --- |'.repeat(head.length)}`, ...body].join('\n');
}

/** A Mermaid diagram: a dashed line is an answer, a cross is the failure. */
function diagramText({ parties, arrows }: Extract<Block, { is: 'diagram' }>): string {
  const lines = arrows.map(({ from, to, answer, fails, words: said }) => {
    const line = `${answer ? '--' : '-'}${fails ? 'x' : '>>'}`;
    return `  ${from}${line}${to}: ${mermaid(said)}`;
  });
  const names = parties.map(({ id, name }) => `  participant ${id} as ${mermaid(name)}`);
  return ['```mermaid', 'sequenceDiagram', ...names, ...lines, '```'].join('\n');
}
