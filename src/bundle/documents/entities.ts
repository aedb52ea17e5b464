import { latin1Text, utf8Bytes } from '../../text/bytes.js';

const NAMED: Readonly<Record<string, number>> = { amp: 38, lt: 60, gt: 62, quot: 34, apos: 39, nbsp: 32 };
const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));/gi;

/** Resolves HTML's character references in a text of bytes into bytes of UTF-8. */
export function withoutEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(ENTITY, (whole, decimal?: string, hex?: string, name?: string) => {
    const code = name === undefined ? parseInt(decimal ?? hex ?? '', decimal === undefined ? 16 : 10) : namedCode(name);
    return isCharacter(code) ? bytesOf(String.fromCodePoint(code)) : whole;
  });
}

/** A character's bytes in UTF-8, each as a character of Latin-1. */
export function bytesOf(character: string): string {
  return latin1Text(utf8Bytes(character === '\u00a0' ? ' ' : character));
}

function namedCode(name: string): number {
  return NAMED[name.toLowerCase()] ?? Number.NaN;
}

/** NUL and half a surrogate pair are no characters (HTML section 13.2.5.5). */
function isCharacter(code: number): boolean {
  return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
}
