import { concatBytes, latin1Bytes } from '../../text/bytes.js';

/** Bytes of a message rebuilt from its stated fields. */
export type Bytes = Uint8Array;

export const NO_BYTES: Bytes = new Uint8Array(0);

/** A number in `size` bytes, most significant first. */
export function numberBytes(value: number, size: 1 | 2 | 3): Bytes {
  const bytes = new Uint8Array(size);
  for (let at = 0; at < size; at += 1) bytes[at] = (value >>> ((size - 1 - at) * 8)) & 0xff;
  return bytes;
}

/** Concatenates parts. */
export const joined = (...parts: readonly Bytes[]): Bytes => concatBytes(parts);

/** Contents with their length in `size` bytes in front (RFC 8446 section 3.4). */
export const vector = (size: 1 | 2 | 3, ...parts: readonly Bytes[]): Bytes => {
  const contents = joined(...parts);
  return joined(numberBytes(contents.byteLength, size), contents);
};

/** The bytes, filled with zeros up to `length`: unstated bytes keep their place. */
export function padded(bytes: Bytes, length: number): Bytes {
  return bytes.byteLength >= length ? bytes : joined(bytes, new Uint8Array(length - bytes.byteLength));
}

export const ascii = (text: string): Bytes => latin1Bytes(text);
