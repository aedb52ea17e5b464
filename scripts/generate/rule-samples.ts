import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Lines of one sample that are shown, of each of its files. */
const MOST_LINES = 4;
const WIDEST = 200;

/** What a rule's samples show of it: per file the lines in which `fires` differs from `quiet`, at most a few. */
export function excerpts(
  root: string,
  id: string,
): readonly { readonly file: string; readonly lines: readonly string[] }[] {
  const [fires, quiet] = ['fires', 'quiet'].map((name) => join(root, 'samples/rules', id, name));
  if (fires === undefined || quiet === undefined || !existsSync(fires)) return [];
  return readdirSync(fires)
    .filter((file) => file !== 'case.json' && !file.endsWith('.pcap'))
    .sort()
    .flatMap((file) => {
      const healthy = new Set(existsSync(join(quiet, file)) ? linesOf(join(quiet, file)) : []);
      const own = linesOf(join(fires, file)).filter((line) => !healthy.has(line) && !/^\d+ packets /.test(line));
      return own.length === 0 ? [] : [{ file, lines: own.slice(0, MOST_LINES).map(shortened) }];
    });
}

/** The table of the cases in the README of the samples: what is near, and what it is told apart by. */
export function caseTable(root: string, id: string): readonly string[] {
  const readme = join(root, 'samples/rules', id, 'README.md');
  if (!existsSync(readme)) return [];
  const rows = linesOf(readme).filter((line) => line.startsWith('| '));
  return rows.map((row) => (row.startsWith('| case ') ? `${row}\n| --- | --- |` : row));
}

function linesOf(path: string): readonly string[] {
  return readFileSync(path, 'utf8').trimEnd().split('\n');
}

function shortened(line: string): string {
  return line.length <= WIDEST ? line : `${line.slice(0, WIDEST)} …`;
}
