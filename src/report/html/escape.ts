import { visible } from '../../text/escape.js';

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

/**
 * The same for lines of a log, each in an element, so that a long one wraps under its own begin and a cited one can be
 * marked.
 */
export function htmlLog(lines: readonly string[]): string {
  return lines.map((line) => `<span class="${kindOf(line)}">${html(line)}\n</span>`).join('');
}

/** Kinds of evidence lines: the place above, and a cited line among its neighbours. */
function kindOf(line: string): string {
  if (line.startsWith('# ')) return 'l place';
  return /^> *\d+ {2}/.test(line) ? 'l cited' : 'l';
}

/** A text as an id: letters, digits and hyphens. */
export function idOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
