/** A word of a command line without its quotes, and where in the line each of its characters stands. */
export interface Word {
  readonly text: string;
  readonly at: readonly number[];
}

/** How words are taken out of a text. */
export interface Splitting {
  /** Characters that end a word outside of quotes. */
  readonly ends: RegExp;
  /** A backslash makes a letter of the next character, and is left out; otherwise both are kept as they stand. */
  readonly escapes: boolean;
  /** The quote in which the whole command stands; null where it stands in none. */
  readonly enclosing?: string | null;
  /** In double quotes, a backslash goes before a quote; in cmd and PowerShell it is a letter. */
  readonly windows?: boolean;
}

/** Longest word, and longest command line, in characters: a line may name programs a thousand times. */
export const MAX_WORD_LENGTH = 16_384;
/** Words of one command that are read. */
const MAX_WORDS = 100;

/** Where a command is read as it stands, in a log or a report: quotes part words, and nothing is resolved. */
const AS_IT_STANDS: Splitting = { ends: /[\s|;&]/, escapes: false };

/** What parts words, a line's end that is escaped among it. */
const BLANK = /[ \t]*(?:\\\r?\n[ \t]*)*/y;

/**
 * The words of a command from a place of a text on, to its end: a separator, a line's end that is not escaped, or the
 * quote in which the whole command stands (a log's `"cmd":"curl …"`).
 */
export function shellWords(text: string, from: number, enclosing: string | null): readonly Word[] {
  const words: Word[] = [];
  let at = from;
  while (at < text.length && words.length < MAX_WORDS) {
    BLANK.lastIndex = at;
    at += BLANK.exec(text)?.[0].length ?? 0;
    const { word, end } = wordAt(text, at, { ...AS_IT_STANDS, enclosing });
    if (end === at) break;
    words.push(word);
    at = end;
  }
  return words;
}

/** The quote that opens before a command and does not close before it, where it is one that begins a value. */
export function enclosingQuote(text: string, command: number): string | null {
  const before = text.slice(Math.max(0, command - 200), command);
  const [, quote = null] = /(?:^|[\s:=(,[])(["'])[^"']*$/.exec(before) ?? [];
  return quote;
}

/** Quoted and bare pieces up to what ends a word; a quote that nothing closes is none of its pieces. */
export function wordAt(text: string, from: number, how: Splitting): { readonly word: Word; readonly end: number } {
  const places: number[] = [];
  let at = from;
  while (at < text.length && at - from < MAX_WORD_LENGTH) {
    const end = pieceAt(text, at, how, places);
    if (end === at) break;
    at = end;
  }
  return { word: { text: places.map((place) => text.charAt(place)).join(''), at: places }, end: at };
}

/** Keeps the places of one piece's characters, and answers where it ends; at its begin where none begins there. */
function pieceAt(text: string, at: number, how: Splitting, places: number[]): number {
  const character = text.charAt(at);
  if (how.ends.test(character) || character === how.enclosing) return at;
  if (how.escapes && character === '\\') {
    if (at + 1 >= text.length) return at;
    places.push(at + 1);
    return at + 2;
  }
  const quoteAt = how.escapes && character === '$' && isQuote(text.charAt(at + 1)) ? at + 1 : at;
  if (!isQuote(text.charAt(quoteAt))) {
    places.push(at);
    return at + 1;
  }
  const close = closingQuote(text, quoteAt, how);
  if (close >= 0) {
    keepQuoted(text, quoteAt, close, how, places);
    return close + 1;
  }
  // The dollar of a quote that nothing closes is a letter.
  if (quoteAt > at) places.push(at);
  return quoteAt;
}

function keepQuoted(text: string, open: number, close: number, { escapes }: Splitting, places: number[]): void {
  const resolves = escapes && text.charAt(open) === '"';
  for (let at = open + 1; at < close; at++) {
    // Between double quotes a backslash goes before these, else it is itself (POSIX shell, 2.2.3).
    if (resolves && text.charAt(at) === '\\' && /["\\$`]/.test(text.charAt(at + 1))) at++;
    places.push(at);
  }
}

const isQuote = (character: string): boolean => character === '"' || character === "'";

function closingQuote(text: string, open: number, { windows }: Splitting): number {
  const quote = text.charAt(open);
  for (let at = open + 1; at < text.length && at - open < MAX_WORD_LENGTH; at++) {
    if (text.charAt(at) === quote) return at;
    // Between single quotes a backslash is itself (POSIX shell, 2.2.2).
    if (quote === '"' && windows !== true && text.charAt(at) === '\\') at++;
  }
  return -1;
}
