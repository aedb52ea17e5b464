import type { Analysis } from '../../../src/core/analysis.js';
import type { Evidence } from '../../../src/core/evidence.js';
import type { Block, Rich } from '../../../src/report/document.js';
import { redact } from '../../../src/redact/mask.js';
import { answerOf } from '../../../src/report/sections/answer.js';
import { pageOf } from '../../../src/report/sections/page.js';

/** One line of a report: a paragraph or an item of a list, with its section and what it cites. */
export interface Item {
  readonly section: string;
  /** Its words; code spans stand between backticks. */
  readonly text: string;
  /** The same without what is strong: the claim of a rule, which is no statement about the case. */
  readonly stated: string;
  /** The same without code spans and names of causes: what a reader takes for prose. */
  readonly prose: string;
  readonly cited: readonly Evidence[];
}

export interface Report {
  readonly analysis: Analysis;
  readonly items: readonly Item[];
}

/** The sentences that an engineer gets, without the appendix. */
export function reportOf(analysis: Analysis): Report {
  const { analysis: safe } = redact(analysis, {});
  return { analysis: safe, items: itemsOf(answerOf(pageOf(safe, 'engineer', 'secrets'))) };
}

function itemsOf(blocks: readonly Block[]): readonly Item[] {
  const items: Item[] = [];
  let section = '';
  const visit = (block: Block): void => {
    if (block.is === 'heading') section = block.text;
    if (block.is === 'paragraph') items.push(itemOf(section, block.text));
    if (block.is === 'list') items.push(...block.items.map((item) => itemOf(section, item)));
    if (block.is === 'fold') block.blocks.forEach(visit);
  };
  blocks.forEach(visit);
  return items;
}

export function itemOf(section: string, text: Rich): Item {
  const words = text.map((piece) => {
    if (typeof piece === 'string') return piece;
    if (piece.is === 'places') return '';
    return piece.is === 'code' ? `\`${piece.text}\`` : piece.text;
  });
  const prose = text.map((piece) => (typeof piece === 'string' ? piece : '')).join('');
  const cited = text.flatMap((piece) => (typeof piece !== 'string' && piece.is === 'places' ? piece.evidence : []));
  const stated = words.filter((_, index) => !isStrong(text[index])).join('');
  return { section, text: words.join('').trim(), stated, prose, cited };
}

function isStrong(piece: Rich[number] | undefined): boolean {
  return typeof piece === 'object' && piece.is === 'strong';
}
