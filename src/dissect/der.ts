import { latin1Text, utf8Text } from '../text/bytes.js';

/** One element of DER (ITU-T X.690): its tag byte and the place of its contents. */
export interface DerElement {
  readonly tag: number;
  /** Offset of the tag byte. */
  readonly at: number;
  readonly start: number;
  readonly end: number;
}

export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  oid: 0x06,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

/** The element at `at`; null if it does not fit between `at` and `end`. */
export function derAt(bytes: Uint8Array, at: number, end: number): DerElement | null {
  const tag = bytes[at];
  const first = bytes[at + 1];
  if (tag === undefined || first === undefined || at + 2 > end) return null;
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
  if (lengthBytes > 4 || first === 0x80) return null;
  let length = lengthBytes === 0 ? first : 0;
  for (let index = 0; index < lengthBytes; index += 1) length = length * 256 + (bytes[at + 2 + index] ?? 0);
  const start = at + 2 + lengthBytes;
  return start + length > end ? null : { tag, at, start, end: start + length };
}

/** The complete elements inside `parent`. */
export function derChildren(bytes: Uint8Array, parent: DerElement): readonly DerElement[] {
  const children: DerElement[] = [];
  let at = parent.start;
  for (;;) {
    const child = derAt(bytes, at, parent.end);
    if (child === null) return children;
    children.push(child);
    at = child.end;
  }
}

/** An object identifier in dotted text (X.690 section 8.19). */
export function derOid(bytes: Uint8Array, element: DerElement): string {
  const arcs: number[] = [];
  let value = 0;
  for (const byte of bytes.subarray(element.start, element.end)) {
    value = value * 128 + (byte & 0x7f);
    if (byte >= 0x80) continue;
    if (arcs.length === 0)
      arcs.push(Math.min(2, Math.floor(value / 40)), value - Math.min(2, Math.floor(value / 40)) * 40);
    else arcs.push(value);
    value = 0;
  }
  return arcs.join('.');
}

/** UTCTime (years 1950 to 2049, RFC 5280 section 4.1.2.5.1) or GeneralizedTime as ISO 8601 in UTC; null for any other text. */
export function derTime(bytes: Uint8Array, element: DerElement): string | null {
  const text = latin1Text(bytes.subarray(element.start, element.end));
  const years = element.tag === TAG.utcTime ? '(\\d\\d)' : '(\\d{4})';
  const parts = new RegExp(`^${years}(\\d\\d)(\\d\\d)(\\d\\d)(\\d\\d)(\\d\\d)?(?:\\.\\d+)?Z$`).exec(text);
  if (parts === null) return null;
  const [, year = '', month, day, hour, minute, second = '00'] = parts;
  const century = element.tag === TAG.utcTime ? (Number(year) < 50 ? '20' : '19') : '';
  return `${century}${year}-${String(month)}-${String(day)}T${String(hour)}:${String(minute)}:${second}Z`;
}

/** Text of a string element by its tag: BMPString and UniversalString are UTF-16 and UTF-32, TeletexString is read as Latin-1. */
export function derText(bytes: Uint8Array, element: DerElement): string {
  const content = bytes.subarray(element.start, element.end);
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  if (element.tag === 0x1e && content.byteLength % 2 === 0) return fromUtf16(view);
  if (element.tag === 0x1c && content.byteLength % 4 === 0) return fromUtf32(view);
  return element.tag === 0x0c ? utf8Text(content) : latin1Text(content);
}

// Not by TextDecoder, which would replace half a surrogate pair.
function fromUtf16(content: DataView): string {
  let text = '';
  for (let at = 0; at < content.byteLength; at += 2) text += String.fromCharCode(content.getUint16(at));
  return text;
}

function fromUtf32(content: DataView): string {
  let text = '';
  for (let at = 0; at < content.byteLength; at += 4) {
    const point = content.getUint32(at);
    text += point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd';
  }
  return text;
}
