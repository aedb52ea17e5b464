import type { Arrow, Party } from '../document.js';
import { clip } from '../../text/escape.js';
import { html } from './escape.js';

const COLUMN = 260;
const ROW = 38;
const TOP = 56;
const MAX_NAME_LENGTH = 31;
const MAX_LABEL_LENGTH = 60;

/** The sequence diagram as SVG; its last arrow is the hop where the attempt ended. */
export function sequenceSvg(parties: readonly Party[], arrows: readonly Arrow[]): string {
  const place = new Map(parties.map(({ id }, index) => [id, COLUMN / 2 + index * COLUMN]));
  const width = Math.max(2, parties.length) * COLUMN;
  const height = TOP + arrows.length * ROW + 16;
  const x = (id: string): number => place.get(id) ?? 0;
  const lines = parties.map(({ id, name }) => partySvg(x(id), height, name));
  const rows = arrows.map((arrow, index) => arrowSvg(arrow, x(arrow.from), x(arrow.to), TOP + (index + 1) * ROW));
  const label = `Sequence of the attempt: ${arrows.map(({ words }) => words).join('; ')}`;
  return [
    `<div class="wide" tabindex="0" role="group" aria-label="Sequence diagram"><svg class="sequence" role="img" aria-label="${html(label)}" viewBox="0 0 ${String(width)} ${String(height)}" width="${String(width)}" height="${String(height)}">`,
    ...lines,
    ...rows,
    '</svg></div>',
  ].join('\n');
}

function partySvg(x: number, height: number, name: string): string {
  return `<line class="life" x1="${String(x)}" x2="${String(x)}" y1="40" y2="${String(height)}"/><rect class="party" x="${String(x - COLUMN / 2 + 8)}" y="8" width="${String(COLUMN - 16)}" height="32" rx="6"/><text class="name" x="${String(x)}" y="29" text-anchor="middle">${html(clip(name, MAX_NAME_LENGTH))}<title>${html(name)}</title></text>`;
}

function arrowSvg({ answer, fails, words }: Arrow, from: number, to: number, y: number): string {
  const kind = ['arrow', answer ? 'answer' : 'ask', fails ? 'fails' : ''].join(' ').trim();
  const direction = to >= from ? 1 : -1;
  const tip = to - direction * 4;
  const head = fails
    ? `<path class="${kind}" d="M${String(tip - 6)} ${String(y - 6)}l12 12m0-12l-12 12"/>`
    : `<path class="head" d="M${String(tip)} ${String(y)}l${String(-8 * direction)} -5v10z"/>`;
  const middle = (from + to) / 2;
  return `<line class="${kind}" x1="${String(from)}" x2="${String(tip)}" y1="${String(y)}" y2="${String(y)}"/>${head}<text class="words${fails ? ' fails' : ''}" x="${String(middle)}" y="${String(y - 6)}" text-anchor="middle">${html(clip(words, MAX_LABEL_LENGTH))}</text>`;
}
