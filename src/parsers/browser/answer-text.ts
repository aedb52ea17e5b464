import { utf8Bytes, utf8Text } from '../../text/bytes.js';
import { jsonValue, membersOf, textOf } from './members.js';

/** Characters kept of an answer, as many as in a capture. */
const MAX_TEXT_LENGTH = 2048;

/** A text on one line, no longer than a fact may be; a copy, so that the whole body can be freed. */
export function shortText(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= MAX_TEXT_LENGTH ? line : utf8Text(utf8Bytes(line.slice(0, MAX_TEXT_LENGTH)));
}

/**
 * An answer's message. The manager's errors are `{"error": {"message": …, "details": …, "code": …}}`, and its GUI shows
 * message and details on one line with a colon between; any other body is taken as it is.
 */
export function saidBy(body: string): string {
  const answer = membersOf(jsonValue(body));
  const error = membersOf(answer['error']);
  const [message, details] = [textOf(error, 'message'), textOf(error, 'details')];
  if (message === null && details === null) return plain(body);
  if (message === null || details === null || details.startsWith(message)) return details ?? message ?? '';
  return `${message}: ${details}`;
}

/** A cut body is no longer JSON, but still has JSON's escapes. */
function plain(body: string): string {
  return body.includes('\\"') ? body.replace(/\\(["\\/])/g, '$1') : body;
}
