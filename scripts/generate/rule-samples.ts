import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { casesIn, type RuleCase } from '../../samples/rules/cases.js';
import { cell } from './pages.js';

/** Lines of one sample that are shown, of each of its files. */
const MAX_LINES = 4;
const MAX_LINE_LENGTH = 200;

/** What a rule's samples show of it: per file the lines in which `fires` differs from `quiet`, at most a few. */
export function excerpts(
  root: string,
  id: string,
): readonly { readonly file: string; readonly lines: readonly string[] }[] {
  const [fires, quiet] = ['fires', 'quiet'].map((name) => casesOf(root, id).find((one) => one.name === name));
  return (fires?.files ?? [])
    .filter(({ path }) => !path.endsWith('.pcap'))
    .flatMap(({ path, content }) => {
      const healthy = new Set(quiet?.files.flatMap((file) => (file.path === path ? linesOf(file.content) : [])));
      const own = linesOf(content).filter((line) => !healthy.has(line) && !/^\d+ packets /.test(line));
      return own.length === 0 ? [] : [{ file: path, lines: own.slice(0, MAX_LINES).map(shortened) }];
    });
}

/** The table of the cases: what is near, and what it is told apart by. */
export function caseTable(root: string, id: string): readonly string[] {
  const rows = casesOf(root, id).map(({ name, shows }) => `| ${name} | ${cell(shows)} |`);
  return rows.length === 0 ? [] : ['| case | what it shows |', '| --- | --- |', ...rows];
}

/** None of a rule that has no samples yet. */
function casesOf(root: string, id: string): readonly RuleCase[] {
  const folder = join(root, 'samples/rules', id);
  return existsSync(join(folder, 'cases.json')) ? casesIn(folder).cases : [];
}

function linesOf(content: Buffer): readonly string[] {
  return content.toString('utf8').trimEnd().split('\n');
}

function shortened(line: string): string {
  return line.length <= MAX_LINE_LENGTH ? line : `${line.slice(0, MAX_LINE_LENGTH)} …`;
}
