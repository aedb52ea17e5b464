/** Converts bytes to text and back, with what every JavaScript has. */

// A caller has removed a byte order mark, or wants it as a character.
const UTF8 = new TextDecoder('utf-8', { ignoreBOM: true });
const ENCODER = new TextEncoder();

/** Up to this length, single characters are faster than a call of TextDecoder. */
const SHORT = 16;
/** Arguments per call; engines allow some ten thousand. */
const PIECE = 4096;

/** Decodes UTF-8; invalid bytes become U+FFFD. */
export function utf8Text(bytes: Uint8Array): string {
  return UTF8.decode(bytes);
}

/** Encodes a text as UTF-8; half a surrogate pair becomes U+FFFD. */
export function utf8Bytes(text: string): Uint8Array<ArrayBuffer> {
  return ENCODER.encode(text);
}

/** Whether bytes are the UTF-8 of the text that they were decoded to. */
export function isUtf8Of(text: string, bytes: Uint8Array): boolean {
  const again = utf8Bytes(text);
  return again.length === bytes.length && again.every((byte, at) => byte === bytes[at]);
}

/** Decodes one character per byte, U+0000 to U+00FF. Not by TextDecoder, whose `latin1` is Windows-1252. */
export function latin1Text(bytes: Uint8Array): string {
  const { length } = bytes;
  if (length <= SHORT) return characters(bytes);
  const text = UTF8.decode(bytes);
  // Same length as its bytes and nothing replaced: all ASCII.
  if (text.length === length && !text.includes('\ufffd')) return text;
  if (length <= PIECE) return String(Reflect.apply(String.fromCharCode, null, bytes));
  let whole = '';
  for (let at = 0; at < length; at += PIECE) whole += latin1Text(bytes.subarray(at, at + PIECE));
  return whole;
}

function characters(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

const ASCII = /^[\x00-\x7f]*$/;
/** Up to this length, concatenation copies a text faster than its bytes do (30 characters: 66 and 123 ns). */
const JOINED = 256;

/**
 * Decodes the lower bytes of the characters as UTF-8; a copy, so that a longer text does not stay in memory with it.
 */
export function utf8OfLatin1(text: string): string {
  // V8 flattens a concatenated text before it slices it, so the slice holds neither part.
  if (text.length <= JOINED && ASCII.test(text)) return ` ${text}`.slice(1);
  return utf8Text(latin1Bytes(text));
}

/** The lower byte of each character. */
export function latin1Bytes(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length);
  // Most text is ASCII, which is its own UTF-8: one call instead of one per character.
  const { read, written } = ENCODER.encodeInto(text, bytes);
  if (read === text.length && written === text.length) return bytes;
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes;
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Two digits per byte, in lower case. */
export function hexText(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += HEX[byte] ?? '';
  return text;
}

/** The bytes of an even number of hexadecimal digits. */
export function hexBytes(digits: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(digits.length >> 1);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = (digitAt(digits, 2 * at) << 4) | digitAt(digits, 2 * at + 1);
  return bytes;
}

/** Letters begin at 0x41 or 0x61, and A is ten. */
function digitAt(digits: string, at: number): number {
  const code = digits.charCodeAt(at);
  return (code & 0xf) + (code >= 0x41 ? 9 : 0);
}

/** Reads numbers of more than one byte, in either order; reads beyond the end throw a RangeError. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Concatenates byte arrays. */
export function concatBytes(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
