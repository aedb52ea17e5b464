import type { Unpacking } from '../container.js';
import type { Entry } from '../entry.js';
import { latin1Bytes, latin1Text } from '../../text/bytes.js';
import { memberEntry, withMessage } from './parts.js';

/** The line before a message: at the begin, or after an empty line (RFC 4155). */
const SEPARATOR = /(?:^|\n\r?\n)From [^\n]*\n/g;
/** `>From ` in a text, so that it does not begin a message (mboxrd). */
const QUOTED = /^>(>*From )/gm;

/** The messages of a mailbox, in order. */
export function mboxMessages(entry: Entry, unpacking: Unpacking): AsyncGenerator<Entry, void, undefined> {
  return withMessage(entry, unpacking, (bytes) => messagesIn(entry, bytes));
}

async function* messagesIn(entry: Entry, bytes: Uint8Array): AsyncGenerator<Entry, void, undefined> {
  const messages = latin1Text(bytes).split(SEPARATOR).slice(1);
  for (const [index, message] of messages.entries()) {
    const content = latin1Bytes(`${message.replace(QUOTED, '$1')}\n`);
    yield await Promise.resolve(memberEntry(entry, `message ${String(index + 1)}.eml`, content));
  }
}
