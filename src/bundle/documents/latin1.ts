import { TextDecoder } from 'node:util';
import { encodingOf } from '../../text/lines.js';

/**
 * A text with its bytes as characters, without a byte order mark: every place in it is the place of a byte, whatever
 * the encoding of the text. What is UTF-16 is turned into UTF-8 first, as everywhere.
 */
export function asLatin1(bytes: Uint8Array): string {
  const { encoding, bom } = encodingOf(bytes);
  const text = Buffer.from(bytes.buffer, bytes.byteOffset + bom, bytes.byteLength - bom);
  return encoding === 'utf-8' ? text.toString('latin1') : fromUtf16(text, encoding).toString('latin1');
}

/** Length of the byte order mark that `asLatin1` leaves out, in the bytes that places count. */
export function markLength(bytes: Uint8Array): number {
  const { encoding, bom } = encodingOf(bytes);
  return encoding === 'utf-8' ? bom : 0;
}

function fromUtf16(bytes: Uint8Array, encoding: string): Buffer {
  return Buffer.from(new TextDecoder(encoding).decode(bytes));
}
