/** Bytes to text and back, by nothing but what every JavaScript has. */

// Whoever asks for text has looked for a byte order mark, or wants it as the character that it is.
const UTF8 = new TextDecoder('utf-8', { ignoreBOM: true });
const ENCODER = new TextEncoder();

/** A call of a TextDecoder takes as long as sixteen characters do one by one. */
const SHORT = 16;
/** Arguments of one call; engines allow some ten thousand. */
const PIECE = 4096;

/** Text of UTF-8; what is none becomes U+FFFD. */
export function utf8Text(bytes: Uint8Array): string {
  return UTF8.decode(bytes);
}

/** UTF-8 of a text; half a surrogate pair becomes U+FFFD. */
export function utf8Bytes(text: string): Uint8Array<ArrayBuffer> {
  return ENCODER.encode(text);
}

/** Whether bytes are the UTF-8 of the text that they were decoded to. */
export function isUtf8Of(text: string, bytes: Uint8Array): boolean {
  const again = utf8Bytes(text);
  return again.length === bytes.length && again.every((byte, at) => byte === bytes[at]);
}

/** One character a byte, U+0000 to U+00FF. Not by TextDecoder, to which `latin1` is Windows-1252. */
export function latin1Text(bytes: Uint8Array): string {
  const { length } = bytes;
  if (length <= SHORT) return characters(bytes);
  const text = UTF8.decode(bytes);
  // As long as its bytes and nothing replaced: all of it is ASCII.
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

/** The lower byte of each character. */
export function latin1Bytes(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length);
  // Text of ASCII, as most is, is its own UTF-8: one call in place of one a character.
  const { read, written } = ENCODER.encodeInto(text, bytes);
  if (read === text.length && written === text.length) return bytes;
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes;
}

/** Two digits a byte, in lower case. */
export function hexText(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0');
  return text;
}

/** The bytes of an even number of hexadecimal digits. */
export function hexBytes(digits: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(digits.length >> 1);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = Number.parseInt(digits.slice(2 * at, 2 * at + 2), 16);
  return bytes;
}

/** Numbers of more than one byte, in either order; reads behind the end throw a RangeError. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** All of them in one. */
export function concatBytes(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
