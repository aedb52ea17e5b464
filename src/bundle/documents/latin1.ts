import { latin1Text, utf8Bytes } from '../../text/bytes.js';
import { encodingOf } from '../../text/lines.js';

/**
 * A text with its bytes as characters, without a byte order mark: every place in it is the place of a byte, whatever
 * the encoding of the text. What is UTF-16 is turned into UTF-8 first, as everywhere.
 */
export function asLatin1(bytes: Uint8Array): string {
  const { encoding, bom } = encodingOf(bytes);
  const text = bytes.subarray(bom);
  return latin1Text(encoding === 'utf-8' ? text : utf8Bytes(new TextDecoder(encoding).decode(text)));
}

/** Length of the byte order mark that `asLatin1` leaves out, in the bytes that places count. */
export function markLength(bytes: Uint8Array): number {
  const { encoding, bom } = encodingOf(bytes);
  return encoding === 'utf-8' ? bom : 0;
}
