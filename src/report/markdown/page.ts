import type { Analysis, Evidence } from '../../core/model.js';
import { namesOf, places } from '../citation.js';
import type { Names } from '../citation.js';
import { inline } from '../escape.js';
import { leadOf } from '../lead.js';
import type { Lead } from '../lead.js';

/** Who reads the report: a customer's one has no raw lines and nothing of how the tool works. */
export type Audience = 'engineer' | 'customer';

/** What every section is written from; the analysis in it is redacted. */
export interface Page {
  readonly analysis: Analysis;
  readonly names: Names;
  readonly lead: Lead;
  readonly audience: Audience;
  readonly redacted: 'secrets' | 'identities';
}

export function pageOf(analysis: Analysis, audience: Audience, redacted: Page['redacted']): Page {
  return { analysis, names: namesOf(analysis), lead: leadOf(analysis), audience, redacted };
}

/** ` [vmanage-server.log:260]`, or nothing where there is no evidence. */
export function cited(evidence: readonly Evidence[], page: Page): string {
  return evidence.length === 0 ? '' : ` [${inline(places(evidence, page.names))}]`;
}

/** A section: its heading and blocks, or nothing where there are no blocks. */
export function section(title: string, blocks: readonly string[], level = 2): readonly string[] {
  const kept = blocks.filter((block) => block !== '');
  return kept.length === 0 ? [] : [`${'#'.repeat(level)} ${title}`, ...kept];
}

export function bullets(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

export function numbered(items: readonly string[]): string {
  return items.map((item, index) => `${String(index + 1)}. ${item}`).join('\n');
}

/** A text's first letter as a capital, so that a clause begins a sentence. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A text that begins and ends as a sentence does. */
export function sentence(text: string): string {
  return capital(ended(text));
}

/** A text that ends as a sentence does. */
export function ended(text: string): string {
  const whole = text.trim();
  return whole === '' || /[.!?…]$/.test(whole) ? whole : `${whole}.`;
}

/** A long part that a reader opens when it is wanted. */
export function details(summary: string, blocks: readonly string[]): readonly string[] {
  return [`<details><summary>${summary}</summary>`, ...blocks, '</details>'];
}

/** A table; cells are finished Markdown with pipes already escaped. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), `|${' --- |'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}
