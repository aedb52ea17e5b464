import { MAX_WORD_LENGTH, wordAt, type Splitting } from './shell-words.js';

const POSIX: Splitting = { ends: /[\s|;&<>]/, escapes: true };
/** A backslash is an ordinary character, as in Windows paths. */
const WINDOWS: Splitting = { ends: /[\s|;&<>]/, escapes: false, windows: true };
/** A redirection's file; a bracket after it begins a command. */
const FILE: Splitting = { ends: /[\s|;&<>()]/, escapes: true };

const BLANK = /\s+/y;
const OPERATOR = /\|\||&&|\|&|[|;&]/y;
const REDIRECTION = /(?:\d|&)?(?:>>|>&|>|<<<|<<-?|<)[ \t]*(&\d|-(?=\s|$))?/y;
const WINDOWS_REDIRECTION = /(?:\d|\*)?(?:>>|>&|>|<)[ \t]*(&\d)?/y;

/** The simple commands of a command line, each as words without quotes; separated by pipes, `;`, `&&` and `||`. */
export function simpleCommands(line: string, windows = false): readonly (readonly string[])[] {
  const text = line.slice(0, MAX_WORD_LENGTH);
  const commands: string[][] = [[]];
  let at = 0;
  // A comment follows `#`.
  while (at < text.length && text.charAt(at) !== '#') {
    const passed = endOf(BLANK, text, at) ?? endOfRedirection(text, at, windows);
    const operator = passed === null ? endOf(OPERATOR, text, at) : null;
    if (operator !== null) commands.push([]);
    const next = passed ?? operator;
    if (next === null) {
      const { word, end } = wordAt(text, at, windows ? WINDOWS : POSIX);
      // An unclosed quote and a final backslash are words.
      const own = end === at ? text.charAt(at) : word.text;
      commands.at(-1)?.push(windows ? own.replace(/["']/g, '') : own);
      at = Math.max(end, at + 1);
    } else at = next;
  }
  return commands.filter((words) => words.length > 0);
}

function endOf(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : null;
}

/** The end of a redirection with its file; null if none begins here. */
function endOfRedirection(text: string, at: number, windows: boolean): number | null {
  const pattern = windows ? WINDOWS_REDIRECTION : REDIRECTION;
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  if (match === null) return null;
  const end = at + match[0].length;
  return match[1] === undefined ? wordAt(text, end, windows ? WINDOWS : FILE).end : end;
}

/**
 * Whether a command continues on the next line: a backslash (PowerShell's backtick, cmd's caret) at its end, or an open
 * quote.
 */
export function goesOn(line: string, windows = false): 'joined' | 'quoted' | null {
  if (/(?:^|[^\\])(?:\\\\)*\\$/.test(line) && !windows) return 'joined';
  if (windows && /[ \t][`^]$/.test(line)) return 'joined';
  const rest = line.replace(windows ? /"[^"]*"|'[^']*'/g : /\\[\s\S]|"(?:[^"\\]|\\[\s\S])*"|'[^']*'/g, '');
  const comment = /(?:^|\s)#/.exec(rest);
  return /["']/.test(comment === null ? rest : rest.slice(0, comment.index)) ? 'quoted' : null;
}

/** The word that ends this command's here-document (`<<EOF`); null if it has none. */
export function hereDocumentEnd(line: string): string | null {
  return /(?<!<)<<-?[ \t]*(["']?)([A-Za-z_]\w*)\1/.exec(line)?.[2] ?? null;
}
