import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { casesIn, type RuleCase } from '../../samples/rules/cases.js';
import { cell } from './pages.js';

/** Lines shown of each file of a sample. */
const MAX_LINES = 4;
const MAX_LINE_LENGTH = 200;

/** Excerpts of a rule's samples: per file, the first lines in which `fires` differs from `quiet`. */
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

/** The table of the cases, each with its difference. */
export function caseTable(root: string, id: string): readonly string[] {
  const rows = casesOf(root, id).map(({ name, shows }) => `| ${name} | ${cell(shows)} |`);
  return rows.length === 0 ? [] : ['| case | what it shows |', '| --- | --- |', ...rows];
}

/** Cases of a rule; empty if it has no samples yet. */
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
