import { Buffer } from 'node:buffer';
import { jsonValue, membersOf, textOf } from './members.js';

/** Characters of an answer that are kept, as many as of one in a capture. */
const MAX_TEXT_LENGTH = 2048;

/** A text of one line, not longer than a fact may be; a copy, so that the whole body does not stay in memory with it. */
export function shortText(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= MAX_TEXT_LENGTH ? line : Buffer.from(line.slice(0, MAX_TEXT_LENGTH)).toString('utf8');
}

/**
 * What an answer says in words. The manager's own errors are `{"error": {"message": …, "details": …, "code": …}}`, and its
 * GUI shows message and details in one line with a colon between; any other body says what it says.
 */
export function saidBy(body: string): string {
  const answer = membersOf(jsonValue(body));
  const error = membersOf(answer['error']);
  const [message, details] = [textOf(error, 'message'), textOf(error, 'details')];
  if (message === null && details === null) return plain(body);
  if (message === null || details === null || details.startsWith(message)) return details ?? message ?? '';
  return `${message}: ${details}`;
}

/** A body that is no JSON any more, since it is cut, still has JSON's escapes in it. */
function plain(body: string): string {
  return body.includes('\\"') ? body.replace(/\\(["\\/])/g, '$1') : body;
}
