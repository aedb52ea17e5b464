import { latin1Text, utf8Bytes } from '../../text/bytes.js';
import { encodingOf } from '../../text/lines.js';

/**
 * A text with its bytes as characters, without a byte order mark, so that every place in it is a byte's. UTF-16 is
 * converted to UTF-8 first.
 */
export function asLatin1(bytes: Uint8Array): string {
  const { encoding, bom } = encodingOf(bytes);
  const text = bytes.subarray(bom);
  return latin1Text(encoding === 'utf-8' ? text : utf8Bytes(new TextDecoder(encoding).decode(text)));
}

/** Length of the byte order mark that `asLatin1` drops, as places count it. */
export function markLength(bytes: Uint8Array): number {
  const { encoding, bom } = encodingOf(bytes);
  return encoding === 'utf-8' ? bom : 0;
}
