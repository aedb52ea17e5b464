import type { Unpacking } from '../container.js';
import type { Entry } from '../entry.js';
import { held } from '../held.js';
import { memberPath } from '../member-path.js';
import { utf8Bytes } from '../../text/bytes.js';

/** Largest message, which is held in memory; mail servers accept 25 to 50 MB. */
export const MAX_MESSAGE_BYTES = 64 * 1024 * 1024;

/** Passes a message's bytes to `use`, or gives a notice if it is too large. */
export async function* withMessage(
  entry: Entry,
  { intake }: Unpacking,
  use: (bytes: Uint8Array) => AsyncIterable<Entry>,
): AsyncGenerator<Entry, void, undefined> {
  const { bytes, close } = await held(entry, MAX_MESSAGE_BYTES);
  try {
    if (bytes !== null) yield* use(bytes);
    else
      intake.notice(
        'not-read',
        entry.path,
        'it is a mail of more than 64 MiB; save what is attached to it and send that',
      );
  } finally {
    await close();
  }
}

/** The text of a message, as a document. */
export function bodyEntry(message: Entry, text: string | Uint8Array): Entry {
  return {
    ...memberEntry(message, 'body.txt', typeof text === 'string' ? utf8Bytes(text) : text),
    textOf: message.path,
  };
}

/** An entry for an attached or inline file. */
export function memberEntry(message: Entry, name: string, content: Uint8Array): Entry {
  return {
    path: memberPath(message, name),
    size: content.length,
    modified: message.modified,
    once: false,
    open: () => once(content),
  };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array, void, undefined> {
  if (bytes.length > 0) yield await Promise.resolve(bytes);
}
