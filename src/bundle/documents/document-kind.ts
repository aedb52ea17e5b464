import { COLONS, hasHeading, headingOf } from './headings.js';
import { frontOf } from '../../text/prompts.js';
import { linePrefixOf } from './line-prefixes.js';
import { recordShape } from './shapes.js';
import { printsLog } from './transcript.js';
import { isLogText, recordAt } from '../../text/log-text.js';

/**
 * A text that contains others: pages, notes with blocks, sessions of a terminal, files under their headings, logs with
 * line prefixes, texts of a mail.
 */
export type DocumentKind = 'html' | 'marked' | 'session' | 'headed' | 'prefixed' | 'text';

/** A page begins with its type or an element; a declaration and comments, each up to its own end, may precede it. */
const HTML =
  /^(?:\s|<\?xml[^>]{0,200}\?>|<!--(?:(?!-->)[^]){0,2000}-->)*<(?:!doctype html|html|head|body|div|table|p|pre|h[1-6])[\s>]/i;
/** A fence (CommonMark 4.5), also in lists and quotes, or the mark of a wiki's block. */
const FENCE = /^[ \t>]{0,12}(?:(?:[-*+]|\d{1,3}[.)])[ \t]+)?(?:`{3,}|~{3,})/gm;
const CODE = /^[ \t>]*\{(?:code|noformat)(?::[^}\n]{0,200})?\}|\{(?:code|noformat)\}[ \t]*\r?$/gm;
/** Before a heading within a note or a mail. */
const QUOTED = /^[ \t>]+/gm;
/** Longest line with a prompt; a log's lines are longer than a command. */
const MAX_PROMPT_LENGTH = 500;

/**
 * The kind of document, by a text's begin in Latin-1; null if it is none. A log, which begins with a record, never is
 * one. `full` is true if the text goes on.
 */
export function documentKindOf(begin: string, full: boolean): DocumentKind | null {
  const first = begin.slice(0, 8192).match(/\S.*/)?.[0] ?? '';
  if (begin.includes('\0')) return null;
  if (linePrefixOf(begin) !== null) return 'prefixed';
  if (recordShape(first) !== null) return hasHeading(begin) ? 'headed' : null;
  if (HTML.test(begin.slice(0, 8192)) && !isLogUnder(begin)) return 'html';
  if (hasPair(begin, FENCE, full) || hasPair(begin, CODE, full)) return 'marked';
  if (hasPrintedLog(begin)) return 'session';
  if (headingOf(first) !== null || COLONS.test(first)) return 'headed';
  return hasHeading(begin.replace(QUOTED, '')) ? 'text' : null;
}

/** Whether lines of a log stand below a page's begin where a browser would run them together, or not show them. */
function isLogUnder(begin: string): boolean {
  const lines = begin.split(/\r?\n/);
  if (!isLogText(lines)) return false;
  const above = withoutComments(lines.slice(0, recordAt(lines)).join('\n'));
  return isOpen(HIDING, above) || above.includes('<!--') || !isOpen(VERBATIM, above);
}

/** By search and not by a pattern, which would read on from each comment that nothing ends. */
function withoutComments(page: string): string {
  let [kept, at] = ['', 0];
  for (;;) {
    const begin = page.indexOf('<!--', at);
    const end = begin < 0 ? -1 : page.indexOf('-->', begin + 4);
    if (end < 0) return kept + page.slice(at);
    kept += page.slice(at, begin);
    at = end + 3;
  }
}

const HIDING = ['script', 'style', 'template', 'noscript', 'svg', 'title'];
const VERBATIM = ['pre', 'textarea', 'code', 'listing', 'xmp', 'plaintext'];

function isOpen(elements: readonly string[], text: string): boolean {
  const lower = text.toLowerCase();
  return elements.some((name) => lower.lastIndexOf(`<${name}`) > lower.lastIndexOf(`</${name}`));
}

function hasPair(text: string, mark: RegExp, full: boolean): boolean {
  const count = text.match(mark)?.length ?? 0;
  return count >= (full ? 1 : 2);
}

function hasPrintedLog(text: string): boolean {
  if (!/[#$>%]/.test(text)) return false;
  return text
    .split('\n')
    .some((line) => line.length <= MAX_PROMPT_LENGTH && printsLog(line.slice(frontOf(line).length).replace(/\r$/, '')));
}
