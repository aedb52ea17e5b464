import { visible } from '../escape.js';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as the content of an element or the value of a quoted attribute. */
export function html(text: string): string {
  return visible(text.replace(/\r?\n/g, ' ')).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

/** Lines as the content of a `pre`. */
export function htmlLines(lines: readonly string[]): string {
  return lines.map(html).join('\n');
}

/** A text as an id: letters, digits and hyphens. */
export function idOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
