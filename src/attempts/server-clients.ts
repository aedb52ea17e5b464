import type { Dated, Facts } from '../core/event.js';

/** A client as one source of the license server shows it. */
export function clientKey({
  source,
  facts,
}: Pick<Dated, 'source'> & { readonly facts: Pick<Facts['server.request'], 'source.address'> }): string {
  return `${source} ${facts['source.address'] ?? ''}`;
}
