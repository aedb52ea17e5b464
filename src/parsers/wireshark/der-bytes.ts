import { utf8Bytes } from '../../text/bytes.js';
import { ascii, joined, numberBytes, type Bytes } from './byte-parts.js';

/** One DER element (ITU-T X.690 section 8.1). */
export function element(tag: number, ...contents: readonly Bytes[]): Bytes {
  const body = joined(...contents);
  return joined(numberBytes(tag, 1), lengthBytes(body.byteLength), body);
}

function lengthBytes(length: number): Bytes {
  if (length < 0x80) return numberBytes(length, 1);
  if (length < 0x100) return joined(numberBytes(0x81, 1), numberBytes(length, 1));
  if (length < 0x10000) return joined(numberBytes(0x82, 1), numberBytes(length, 2));
  return joined(numberBytes(0x83, 1), numberBytes(length, 3));
}

/** An object identifier in dotted form (X.690 section 8.19). */
export function oidElement(dotted: string): Bytes {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return element(0x06, ...[first * 40 + second, ...rest].map(arcBytes));
}

function arcBytes(arc: number): Bytes {
  const digits = [arc & 0x7f];
  for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128)) digits.unshift((left & 0x7f) | 0x80);
  return Uint8Array.from(digits);
}

export const utf8Element = (text: string): Bytes => element(0x0c, utf8Bytes(text));

/** GeneralizedTime from `YYYYMMDDHHMMSSZ`. */
export const timeElement = (digits: string): Bytes => element(0x18, ascii(digits));
