import type { TranscriptLine } from './command.js';

/** A row of a table by the names of its columns. */
export interface TableRow {
  readonly line: TranscriptLine;
  readonly cells: Readonly<Record<string, string>>;
}

/** Rows read of one table: a manager has tens of interfaces and routes, a router can have very many. */
const MAX_ROWS = 500;

/**
 * Reads a table of ConfD's command line: a heading, a rule of dashes, then rows with `-` in an empty cell. By words,
 * not by columns, because pasted text has lost its blanks. `names` are headings of several words.
 */
export function tableRows(
  output: readonly TranscriptLine[],
  heading: RegExp,
  names: readonly string[],
): readonly TableRow[] {
  const at = output.findIndex(({ text }) => heading.test(text));
  const columns = namesIn(output[at]?.text ?? '', names);
  const rows: TableRow[] = [];
  for (const line of at < 0 ? [] : output.slice(at + 1, at + 1 + MAX_ROWS)) {
    const words = line.text.trim().split(/\s+/);
    if (/^-+$/.test(words.join(''))) continue;
    if (words.length < 2) break;
    const cells = words.length < columns.length ? words.flatMap(apart) : words;
    rows.push({ line, cells: Object.fromEntries(columns.map((name, index) => [name, cells[index] ?? '-'])) });
  }
  return rows;
}

function namesIn(heading: string, names: readonly string[]): readonly string[] {
  const joined = names.reduce(
    (text, name) => text.replace(new RegExp(name.replace(' ', '\\s+')), name.replace(' ', '_')),
    heading,
  );
  const seen = new Map<string, number>();
  return joined
    .trim()
    .split(/\s+/)
    .map((name) => {
      const count = (seen.get(name) ?? 0) + 1;
      seen.set(name, count);
      return count === 1 ? name : `${name} ${String(count)}`;
    });
}

/** A name as wide as its column touches the dash of the next, empty cell: `loopback65528-`. */
function apart(word: string): readonly string[] {
  return /^[\w./]+[\w]-$/.test(word) ? [word.slice(0, -1), '-'] : [word];
}
