/**
 * Compares our records of real logs with the truth about them: `npm run conformance [-- corpus] [--show kind|all]`. By
 * kind of log: files, the parser that recognised them, records, those understood, keys compared, equal and different.
 * The corpus is a folder next to the repository or LIC_ANALYZE_CORPUS.
 */
import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parsers } from '../../src/parsers/index.js';
import { readSource } from '../../src/reading/read-source.js';
import { countOf, differencesOf, type Difference } from './logs/compare.js';
import { appServerKeys, managerKeys, serverLogKeys, syslogViews } from './logs/host-views.js';
import { accessKeys, envoyKeys, errorKeys, logrageKeys, railsViews } from './logs/request-views.js';
import { truthOf } from './logs/truth.js';
import { linesOf, recordViews, type View } from './logs/view.js';
import { nodePlatform } from '../../src/platform/node.js';

const byLine =
  (keys: (line: string) => View['keys'] | null) =>
  (lines: readonly string[]): readonly View[] =>
    recordViews(lines, keys);

/** The records of a file, by the parser that recognised it. */
const VIEWS: Readonly<Record<string, (lines: readonly string[]) => readonly View[]>> = {
  'nginx-access': byLine(accessKeys),
  'nginx-error': byLine(errorKeys),
  'rails-lograge': byLine(logrageKeys),
  'rails-log': railsViews,
  'ssm-messages': syslogViews,
  'vmanage-syslog': syslogViews,
  'vmanage-appserver-log': byLine(appServerKeys),
  'vmanage-server-log': byLine(managerKeys),
  'vmanage-serviceproxy-access': byLine(envoyKeys),
  'wildfly-server-log': byLine(serverLogKeys),
};

/** Kinds of the corpus without a parser, because neither server writes them. */
const NOT_READ = new Set(['java-log4j']);

interface Row {
  readonly kind: string;
  readonly file: string;
  readonly format: string | null;
  readonly records: number;
  readonly understood: number;
  readonly compared: number;
  readonly differences: readonly Difference[];
}

async function rowOf(folder: string, kind: string, file: string, truth: string): Promise<Row> {
  const bytes = readFileSync(`${folder}/${file}`);
  const open = async function* (): AsyncIterable<Uint8Array> {
    yield await Promise.resolve(bytes);
  };
  const pairPackets = () => ({ packet: () => undefined, end: () => undefined });
  const { format, reading } = await readSource(
    { path: file, size: null, modified: null, open },
    { parsers, pairPackets, platform: nodePlatform },
  );
  const views = VIEWS[format ?? '']?.(linesOf(bytes));
  const places = new Map((views ?? []).map((view) => [view.first, view]));
  const truths = truth === '' || NOT_READ.has(kind) ? [] : truthOf(`${folder}/${truth}`);
  return {
    ...{ kind, file, format },
    records: reading.records,
    understood: reading.understood,
    compared: truths.reduce((sum, one) => sum + countOf(one), 0),
    differences: truths.flatMap((one) => differencesOf(one, places.get(one.first))),
  };
}

function tableOf(rows: readonly Row[]): string {
  const kinds = [...new Set(rows.map(({ kind }) => kind))].sort();
  const sum = (of: readonly Row[], value: (row: Row) => number): number => of.reduce((all, row) => all + value(row), 0);
  const cells = kinds.map((kind) => {
    const own = rows.filter((row) => row.kind === kind);
    const formats = [...new Set(own.map(({ format }) => format ?? 'not read'))].join(', ');
    const [compared, different] = [sum(own, (row) => row.compared), sum(own, (row) => row.differences.length)];
    const counts = [sum(own, (row) => row.records), sum(own, (row) => row.understood)];
    return [kind, own.length, formats, ...counts, compared, compared - different, different].map(String);
  });
  const head = ['kind', 'files', 'read by', 'records', 'understood', 'keys', 'equal', 'different'];
  const widths = head.map((name, column) => Math.max(name.length, ...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ');
  return [head, ...cells].map((row) => line(row).trimEnd()).join('\n');
}

async function main(): Promise<void> {
  const args = process.argv.slice(2);
  const show = args.includes('--show') ? args[args.indexOf('--show') + 1] : undefined;
  const given = args.find((arg, index) => !arg.startsWith('--') && !(args[index - 1] ?? '').startsWith('--'));
  const folder = `${given ?? process.env['LIC_ANALYZE_CORPUS'] ?? '../shared/corpus'}/logs`;
  if (!existsSync(`${folder}/MANIFEST.tsv`)) {
    console.log(`No logs to compare with at ${folder}: name the corpus, or set LIC_ANALYZE_CORPUS.`);
    return;
  }
  const [, ...lines] = readFileSync(`${folder}/MANIFEST.tsv`, 'utf8').trimEnd().split('\n');
  const rows: Row[] = [];
  for (const [file = '', kind = '', , , , , , truth = ''] of lines.map((line) => line.split('\t')))
    rows.push(await rowOf(folder, kind, file, truth));
  console.log(tableOf(rows));
  for (const { kind, file, differences } of rows.filter(({ kind }) => show === 'all' || show === kind))
    for (const { line, key, theirs, ours } of differences)
      console.log(`${kind}  ${basename(file)}:${line}  ${key}\n  theirs ${theirs}\n  ours   ${ours}`);
  if (rows.some(({ differences }) => differences.length > 0)) process.exitCode = 1;
}

await main();
