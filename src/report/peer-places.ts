import type { Dated } from '../core/event.js';
import type { Evidence } from '../core/evidence.js';
import { sayEvent } from './event-words.js';
import type { Page } from './sections/page.js';

const ADDRESS = /\b\d{1,3}(?:\.\d{1,3}){3}\b/g;

/**
 * The lines of a session that name the peer of a manual check: a command prints it once, before what the event cites. Without
 * them a sentence would state an address that no cited line shows.
 */
export function peerPlaces(event: Dated, { analysis, lead }: Page): readonly Evidence[] {
  if (event.by !== 'person') return [];
  const shown = event.evidence.map(({ text }) => text).join('\n');
  const hidden = [...new Set(sayEvent(event).match(ADDRESS) ?? [])].filter((address) => !shown.includes(address));
  const last = event.evidence[0].number;
  const lines = [...(lead.attempt?.events ?? []), ...analysis.timeline]
    .filter(({ source }) => source === event.source)
    .flatMap(({ evidence }) => evidence)
    .filter(({ number }) => number <= last);
  return hidden.flatMap((address) => {
    const naming = lines.filter(({ text }) => text.includes(address));
    return naming.sort((a, b) => b.number - a.number)[0] ?? [];
  });
}
