import { markHtml } from '../documents/html.js';
import type { MarkedLine } from '../documents/line.js';
import { latin1Text, utf8Bytes, utf8OfLatin1 } from '../../text/bytes.js';

/** A fence that no log contains. */
const FENCE = '~'.repeat(24);
/** Mailers wrap plain text near column 76 (RFC 5322 section 2.1.1); a record of a log is longer. */
const WRAPPED_AT = 80;

/**
 * The text of a message: the plain one, or the HTML one as shown if there is no plain one, or if the mailer wrapped
 * only the plain one. Null if there is neither.
 */
export async function bodyText(plain: string | undefined, html: string | undefined): Promise<string | null> {
  const shown = html === undefined || html.trim() === '' ? null : shownText(await markHtml(latin1Of(html)));
  if (plain === undefined || plain.trim() === '') return shown;
  const isWrapped = shown !== null && longestLine(plain) <= WRAPPED_AT && longestLine(shown) > WRAPPED_AT;
  return isWrapped ? shown : plain;
}

/** The text of a page as shown, with its blocks between fences. */
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
