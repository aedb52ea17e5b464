/** Text of a log must never become structure of a report. */

/**
 * Makes visible what a terminal or browser would act on or hide: C0 and C1 controls, bidirectional controls
 * (CVE-2021-42574, "Trojan Source"), zero-width characters, line and paragraph separators, lone surrogates.
 */
const UNSEEN =
  /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|\p{Surrogate}/gu;

export function visible(text: string): string {
  return text.replace(UNSEEN, (character) => {
    const code = character.charCodeAt(0);
    if (character === '\n') return '\\n';
    if (character === '\r') return '\\r';
    return code < 0x100 ? `\\x${hex(code, 2)}` : `\\u${hex(code, 4)}`;
  });
}

/** The same for whole lines: line ends stay, and so does what `kept` names. */
export function visibleLines(text: string, kept = ''): string {
  return text.replace(UNSEEN, (character) =>
    character === '\n' || kept.includes(character) ? character : visible(character),
  );
}

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0');
}

/**
 * What GitHub flavoured Markdown could read as markup within a line, and no more, so that the source stays readable; a
 * backslash escapes it (CommonMark 2.4). An underscore between letters or digits is no markup.
 */
const SPECIAL = /[\\`*[\]<~$]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|&(?=#?\w+;)/g;
/** GFM links bare addresses before it handles escapes. */
const BARE_LINK = /(:)(?=\/\/)|(?<=www)(\.)|(?<=\b(?:mailto|xmpp))(:)/gi;
/** GitHub notifies a person named with @; a word joiner after it prevents that and is invisible. */
const MENTION = /(?<![\w.])@(?=\w)/g;
/** What makes a line a heading, quotation, list, rule, table or underline at its begin. */
const LEADING = /^(?:[-+](?=\s|$)|[-=]+$|#{1,6}(?=\s|$)|>|\||:(?=-))|(?<=^\d{1,9})[.)](?=\s|$)/;

/** Text as one line of plain words in Markdown. */
export function inline(text: string): string {
  return lineStart(words(text).trim());
}

/** The same for a part of a line, keeping its blanks at the ends. */
export function words(text: string): string {
  return visible(text.replace(/\s+/g, ' '))
    .replace(SPECIAL, '\\$&')
    .replace(BARE_LINK, '\\$&')
    .replace(MENTION, '@\u2060');
}

/** A whole line, escaped so that it begins no list, heading or other block. */
export function lineStart(line: string): string {
  return line.replace(LEADING, '\\$&');
}

/** Text as a code span; its fence is longer than any run of backticks in it. */
export function codeSpan(text: string): string {
  const shown = visible(text.replace(/[\t\n\r]+/g, ' '));
  if (shown.trim() === '') return '` `';
  const fence = '`'.repeat(longestRun(shown) + 1);
  const pad = /^[` ]|[` ]$/.test(shown) ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}

/** Finished Markdown as a cell of a table: GFM splits rows at pipes before it looks at code spans. */
export function cell(markdown: string): string {
  return markdown.replace(/\r?\n/g, ' ').replace(/(?<!\\)(\\*)\|/g, (_, slashes: string) => `${evenOut(slashes)}\\|`);
}

/** An odd run of backslashes escapes the pipe already; one more would undo that. */
function evenOut(slashes: string): string {
  return slashes.length % 2 === 0 ? slashes : slashes.slice(1);
}

/** Lines as a fenced block that none of them can end. */
export function fenced(lines: readonly string[], info = 'text'): string {
  const shown = lines.map(visible);
  const fence = '`'.repeat(Math.max(3, Math.max(0, ...shown.map(longestRun)) + 1));
  return [`${fence}${info}`, ...shown, fence].join('\n');
}

function longestRun(text: string): number {
  let length = 0;
  for (const [run] of text.matchAll(/`+/g)) length = Math.max(length, run.length);
  return length;
}

/** Characters that Mermaid reads as structure, with look-alikes. */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  ';': ',',
  '#': '＃',
  '%': '％',
  '&': '＆',
  '<': '‹',
  '>': '›',
  '{': '(',
  '}': ')',
  '[': '(',
  ']': ')',
  '|': '¦',
  '"': "'",
  '`': "'",
  '\\': '/',
  $: '＄',
};
const MAX_LABEL_LENGTH = 80;

/** Text as a message or name in a Mermaid diagram: cut and with look-alikes, so never a quotation. */
export function mermaid(text: string): string {
  const plain = visible(text.replace(/\s+/g, ' ').trim()).replace(
    /[;#%&<>{}[\]|"`\\$]/g,
    (character) => LOOK_ALIKES[character] ?? ' ',
  );
  // `wrap:` and `nowrap:` before a message are directives.
  const safe = plain.replace(/^:*(no)?wrap:/i, (directive) => directive.replaceAll(':', ''));
  return clip(safe === '' ? '(nothing)' : safe, MAX_LABEL_LENGTH);
}

/** The text, cut with an ellipsis if it is longer than `length` characters. */
export function clip(text: string, length: number): string {
  const characters = Array.from(text);
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`;
}
