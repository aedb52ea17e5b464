import { placeKey } from '../../core/evidence.js';
import type { Evidence } from '../../core/evidence.js';
import { places } from '../citation.js';
import type { Names } from '../citation.js';
import type { Inline, Rich } from '../document.js';
import { html } from './escape.js';
import type { Mark } from './marks.js';

/** Lookups for running text: names of sources, and the event-list entry of a place. */
export interface Links {
  readonly names: Names;
  readonly entries: ReadonlyMap<string, number>;
}

export function linksOf(names: Names, marks: readonly Mark[]): Links {
  const entries = new Map<string, number>();
  for (const { event, number } of marks) {
    for (const one of event.evidence) if (!entries.has(placeKey(one))) entries.set(placeKey(one), number);
  }
  return { names, entries };
}

export function richHtml(text: Rich, links: Links): string {
  return text.map((piece) => pieceHtml(piece, links)).join('');
}

function pieceHtml(piece: Inline, links: Links): string {
  if (typeof piece === 'string') return html(piece);
  switch (piece.is) {
    case 'strong':
      return `<strong>${html(piece.text)}</strong>`;
    case 'emphasis':
      return `<em>${html(piece.text)}</em>`;
    case 'code':
      return `<code>${html(piece.text)}</code>`;
    case 'places':
      return placesHtml(piece.evidence, piece.bare, links);
  }
}

function placesHtml(evidence: readonly Evidence[], bare: boolean, links: Links): string {
  const [first] = evidence;
  if (first === undefined) return '';
  const text = html(places(evidence, links.names));
  const entry = links.entries.get(placeKey(first));
  const linked = entry === undefined ? text : `<a class="place" href="#e${String(entry)}">${text}</a>`;
  return bare ? linked : ` <span class="places">[${linked}]</span>`;
}
