import { utf8OfLatin1 } from './bytes.js';
import { utf8 } from './text-chunks.js';

const BACKSLASH = 0x5c;
const LOWER_U = 0x75;

/** Whether an unpaired backslash precedes `at`; the string begins at `from`. */
export function isEscaping(text: string, from: number, at: number): boolean {
  let begin = at;
  while (begin > from && text.charCodeAt(begin - 1) === BACKSLASH) begin -= 1;
  return (at - begin) % 2 === 1;
}

/** The first unescaped quote from `from` on, which ends the string; -1 if there is none. */
export function endOfString(text: string, from: number): number {
  let end = text.indexOf('"', from);
  while (end >= 0 && isEscaping(text, from, end)) end = text.indexOf('"', end + 1);
  return end;
}

/** The first `length` characters of a string, or up to five more, so that no escape or letter is cut. */
export function wholeBegin(text: string, length: number): string {
  let end = length;
  for (let at = Math.max(0, length - 5); at < length; at += 1) {
    if (text.charCodeAt(at) !== BACKSLASH || isEscaping(text, 0, at)) continue;
    end = Math.max(end, at + (text.charCodeAt(at + 1) === LOWER_U ? 6 : 2));
  }
  // Continuation bytes of a letter (RFC 3629).
  while ((text.charCodeAt(end) & 0xc0) === 0x80) end += 1;
  return text.slice(0, end);
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** V8 copies slices shorter than this; a longer slice keeps the whole string in memory. */
const MIN_SLICE_LENGTH = 13;

/** The value of a string's text (RFC 8259 section 7); a copy, so that its chunk can be freed. */
export function unescaped(text: string): string {
  const words = text.length < MIN_SLICE_LENGTH ? utf8(text) : utf8OfLatin1(text);
  return words.includes('\\') ? (parsed(words) ?? replaced(words)) : words;
}

/** Five times as fast as replacing, and strict; null if a character or an escape is not allowed in JSON. */
function parsed(words: string): string | null {
  try {
    const value: unknown = JSON.parse(`"${words}"`);
    return typeof value === 'string' ? value : null;
  } catch {
    return null;
  }
}

const replaced = (words: string): string =>
  words.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/gs, (_, code: string | undefined, character: string | undefined) =>
    code === undefined ? (ESCAPES[character ?? ''] ?? character ?? '') : String.fromCharCode(Number.parseInt(code, 16)),
  );
