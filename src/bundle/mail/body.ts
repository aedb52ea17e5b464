import { markHtml } from '../documents/html.js';
import type { MarkedLine } from '../documents/line.js';
import { latin1Text, utf8Bytes, utf8OfLatin1 } from '../../text/bytes.js';

/** A fence that no log has in it. */
const FENCE = '~'.repeat(24);
/** Mailers wrap plain text near column 76 (RFC 5322 section 2.1.1); a record of a log is longer. */
const WRAPPED_AT = 80;

/**
 * The text of a message: the plain one, or what the HTML one shows where there is no plain one, or where the mailer broke
 * the plain one's lines and left those of the HTML whole. Null where there is neither.
 */
export async function bodyText(plain: string | undefined, html: string | undefined): Promise<string | null> {
  const shown = html === undefined || html.trim() === '' ? null : shownText(await markHtml(latin1Of(html)));
  if (plain === undefined || plain.trim() === '') return shown;
  const isWrapped = shown !== null && longestLine(plain) <= WRAPPED_AT && longestLine(shown) > WRAPPED_AT;
  return isWrapped ? shown : plain;
}

/** What a page shows, its blocks between fences. */
function shownText(lines: readonly MarkedLine[]): string {
  const shown: string[] = [];
  let block: MarkedLine['block'] = null;
  for (const line of [...lines, { text: '', block: null }]) {
    if (line.block !== block && block !== null) shown.push(FENCE);
    if (line.block !== block && line.block !== null) shown.push(FENCE);
    block = line.block;
    shown.push(line.text);
  }
  return utf8OfLatin1(shown.join('\n'));
}

function latin1Of(text: string): string {
  return latin1Text(utf8Bytes(text));
}

function longestLine(text: string): number {
  return text.split('\n').reduce((most, line) => Math.max(most, line.length), 0);
}
