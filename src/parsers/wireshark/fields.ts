import { hexBytes } from '../../text/bytes.js';

/** One field of a packet's dissection: its canonical name, and its value as exported. */
export interface Field {
  readonly name: string;
  readonly value: string;
}

/**
 * A display filter's field name, the same for every version: `ssl.*` became `tls.*` (Wireshark 3.0), `_ws.col.Info`
 * became `_ws.col.info` (4.2). Underscores replace dots.
 */
export function canonicalName(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('.', '_')
    .replace(/^ssl(?=_|$)/, 'tls');
}

/** Fields kept of one packet: a full TLS segment has some hundreds, and a hostile file must not fill the memory. */
export const MAX_FIELDS = 20_000;

/** The dissection of one packet: its fields in export order; a layer is a field without a value. */
export class Dissection {
  readonly fields: Field[] = [];

  add(name: string, value: string): void {
    if (this.fields.length < MAX_FIELDS) this.fields.push({ name, value });
  }

  first(...names: readonly string[]): string | null {
    for (const name of names) {
      const found = this.fields.find((field) => field.name === name && field.value !== '');
      if (found !== undefined) return found.value;
    }
    return null;
  }

  all(name: string): readonly string[] {
    return this.fields.filter((field) => field.name === name).map(({ value }) => value);
  }

  last(name: string): string | null {
    return this.fields.findLast((field) => field.name === name && field.value !== '')?.value ?? null;
  }
}

/** A number in decimal or hexadecimal (`0x0018`), possibly with text after it; null for anything else. */
export function numberIn(text: string | null | undefined): number | null {
  const digits = /^\s*(0x[0-9a-f]+|-?\d+)/i.exec(text ?? '')?.[1];
  return digits === undefined ? null : Number(digits);
}

/** A flag in any of the formats: `1`, `true`, `True`, `Set`. */
export function isSet(text: string | null): boolean {
  return text !== null && /^(?:1|true|set)\b/i.test(text);
}

/** Bytes in hexadecimal, with or without colons between them; null if cut (`…`) or not hexadecimal. */
export function bytesIn(text: string | null): Uint8Array | null {
  if (text === null) return null;
  const digits = text.replaceAll(':', '');
  if (digits.length % 2 !== 0 || !/^[0-9a-f]*$/i.test(digits)) return null;
  return hexBytes(digits);
}
