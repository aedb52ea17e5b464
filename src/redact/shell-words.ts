/** A word of a command line without its quotes, and where in the line each of its characters stands. */
export interface Word {
  readonly text: string;
  readonly at: readonly number[];
}

/** Of a longer command, and behind a longer word, nothing more is read: a line may name programs a thousand times. */
const MOST_WORDS = 100;
const LONGEST = 8192;

/**
 * The words of a command from a place of a text on, to its end: a separator, a line's end that is not escaped, or the
 * quote in which the whole command stands (a log's `"cmd":"curl …"`).
 */
export function shellWords(text: string, from: number, enclosing: string | null): readonly Word[] {
  const words: Word[] = [];
  let at = from;
  while (at < text.length && words.length < MOST_WORDS) {
    const blank = /[ \t]*(?:\\\r?\n[ \t]*)*/y;
    blank.lastIndex = at;
    at += blank.exec(text)?.[0].length ?? 0;
    if (at >= text.length || /[\r\n|;&]/.test(text.charAt(at)) || text.charAt(at) === enclosing) break;
    const { word, end } = oneWord(text, at, enclosing);
    if (end === at) break;
    words.push(word);
    at = end;
  }
  return words;
}

/** Quoted and bare pieces up to a blank; a quote that nothing closes belongs to what stands around the command. */
function oneWord(text: string, from: number, enclosing: string | null): { readonly word: Word; readonly end: number } {
  const characters: string[] = [];
  const places: number[] = [];
  const keep = (start: number, end: number): void => {
    for (let at = start; at < end; at++) {
      characters.push(text.charAt(at));
      places.push(at);
    }
  };
  let at = from;
  while (at < text.length && at - from < LONGEST) {
    const character = text.charAt(at);
    if (/[\s|;&]/.test(character) || character === enclosing) break;
    const close = character === '"' || character === "'" ? closing(text, at) : null;
    if (close === -1) break;
    if (close === null) keep(at, at + 1);
    else keep(at + 1, close);
    at = close === null ? at + 1 : close + 1;
  }
  return { word: { text: characters.join(''), at: places }, end: at };
}

function closing(text: string, open: number): number {
  const quote = text.charAt(open);
  for (let at = open + 1; at < text.length && at - open < LONGEST; at++) {
    if (text.charAt(at) === quote) return at;
    // Between single quotes a backslash is itself (POSIX shell, 2.2.2).
    if (quote === '"' && text.charAt(at) === '\\') at++;
  }
  return -1;
}

/** The quote that opens before a command and does not close before it, where it is one that begins a value. */
export function enclosingQuote(text: string, command: number): string | null {
  const before = text.slice(Math.max(0, command - 200), command);
  const [, quote = null] = /(?:^|[\s:=(,[])(["'])[^"']*$/.exec(before) ?? [];
  return quote;
}
