/** A word without its quotes, and the place of each character in the line. */
export interface Word {
  readonly text: string;
  readonly at: readonly number[];
}

/** How to split a text into words. */
export interface Splitting {
  /** Characters that end an unquoted word. */
  readonly ends: RegExp;
  /** True if a backslash escapes the next character and is dropped; otherwise both are kept. */
  readonly escapes: boolean;
  /** The quote around the whole command; null if there is none. */
  readonly enclosing?: string | null;
  /** In cmd and PowerShell a backslash in double quotes is an ordinary character. */
  readonly windows?: boolean;
}

/** Longest word and longest command line in characters; bounded, because a line may name a thousand programs. */
export const MAX_WORD_LENGTH = 16_384;
/** Words read of one command. */
const MAX_WORDS = 100;

/** For commands in a log or a report: quotes delimit words, and nothing is unescaped. */
const AS_IT_STANDS: Splitting = { ends: /[\s|;&]/, escapes: false };

/** Separators of words, including an escaped line end. */
const BLANK = /[ \t]*(?:\\\r?\n[ \t]*)*/y;

/**
 * The words of a command, from a place in a text up to a separator, an unescaped line end, or the quote around the
 * whole command (a log's `"cmd":"curl …"`).
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

/** The open quote before a command, if it begins a value. */
export function enclosingQuote(text: string, command: number): string | null {
  const before = text.slice(Math.max(0, command - 200), command);
  const [, quote = null] = /(?:^|[\s:=(,[])(["'])[^"']*$/.exec(before) ?? [];
  return quote;
}

/** The word at `from`, from quoted and bare pieces; an unclosed quote ends it. */
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

/** Notes the places of one piece's characters and returns its end; its begin if there is no piece. */
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
  // The dollar of an unclosed quote is an ordinary character.
  if (quoteAt > at) places.push(at);
  return quoteAt;
}

function keepQuoted(text: string, open: number, close: number, { escapes }: Splitting, places: number[]): void {
  const resolves = escapes && text.charAt(open) === '"';
  for (let at = open + 1; at < close; at++) {
    // In double quotes a backslash only escapes these (POSIX shell, 2.2.3).
    if (resolves && text.charAt(at) === '\\' && /["\\$`]/.test(text.charAt(at + 1))) at++;
    places.push(at);
  }
}

const isQuote = (character: string): boolean => character === '"' || character === "'";

function closingQuote(text: string, open: number, { windows }: Splitting): number {
  const quote = text.charAt(open);
  for (let at = open + 1; at < text.length && at - open < MAX_WORD_LENGTH; at++) {
    if (text.charAt(at) === quote) return at;
    // In single quotes a backslash is an ordinary character (POSIX shell, 2.2.2).
    if (quote === '"' && windows !== true && text.charAt(at) === '\\') at++;
  }
  return -1;
}
