/** Longest command line that is taken apart, in characters. */
const LONGEST = 16_384;

/** What a shell makes of a command line, in order: blanks, redirections, operators, words, and whatever is left. */
const TOKENS =
  /(\s+)|((?:\d|&)?(?:>>|>&|>|<<<|<<-?|<)[ \t]*(?:&\d|-(?=\s|$)|(?:[^\s"'\\|;&<>()]|\\[\s\S]|"(?:[^"\\]|\\[\s\S])*"|'[^']*')+)?)|(\|\||&&|\|&|[|;&\n])|((?:[^\s"'\\|;&<>]|\\[\s\S]|"(?:[^"\\]|\\[\s\S])*"|'[^']*')+)|([\s\S])/g;
/** The same where a backslash is a letter like others, as in paths of Windows. */
const WINDOWS_TOKENS =
  /(\s+)|((?:\d|\*)?(?:>>|>&|>|<)[ \t]*(?:&\d|(?:[^\s"'|;&<>]|"[^"]*"|'[^']*')+)?)|(\|\||&&|[|;&\n])|((?:[^\s"'|;&<>]|"[^"]*"|'[^']*')+)|([\s\S])/g;

/** The simple commands of a command line, each as its words with quotes resolved; pipes, `;`, `&&` and `||` part them. */
export function simpleCommands(line: string, windows = false): readonly (readonly string[])[] {
  const commands: string[][] = [[]];
  for (const [, blank, redirection, operator, word, other] of line
    .slice(0, LONGEST)
    .matchAll(windows ? WINDOWS_TOKENS : TOKENS)) {
    if (blank !== undefined || redirection !== undefined) continue;
    if (operator !== undefined) commands.push([]);
    else if (word?.startsWith('#') === true) break;
    else commands.at(-1)?.push(windows ? (word ?? other ?? '').replace(/["']/g, '') : unquoted(word ?? other ?? ''));
  }
  return commands.filter((words) => words.length > 0);
}

function unquoted(word: string): string {
  return word.replace(
    /\\([\s\S])|\$?"((?:[^"\\]|\\[\s\S])*)"|\$?'([^']*)'/g,
    (_whole, escaped: string | undefined, double: string | undefined, single: string | undefined) =>
      escaped ?? double?.replace(/\\(["\\$`])/g, '$1') ?? single ?? '',
  );
}

/** Whether a command line goes on in the next line: a backslash (PowerShell's backtick, cmd's caret) at its end, or an open quote. */
export function goesOn(line: string, windows = false): 'joined' | 'quoted' | null {
  if (/(?:^|[^\\])(?:\\\\)*\\$/.test(line) && !windows) return 'joined';
  if (windows && /[ \t][`^]$/.test(line)) return 'joined';
  const rest = line.replace(windows ? /"[^"]*"|'[^']*'/g : /\\[\s\S]|"(?:[^"\\]|\\[\s\S])*"|'[^']*'/g, '');
  const comment = /(?:^|\s)#/.exec(rest);
  return /["']/.test(comment === null ? rest : rest.slice(0, comment.index)) ? 'quoted' : null;
}

/** The word that ends a here-document that this command line begins (`<<EOF`); null where it begins none. */
export function hereDocumentEnd(line: string): string | null {
  return /(?<!<)<<-?[ \t]*(["']?)([A-Za-z_]\w*)\1/.exec(line)?.[2] ?? null;
}
