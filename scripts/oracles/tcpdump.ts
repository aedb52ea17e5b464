import { existsSync, readdirSync } from 'node:fs';
import { readTable } from './shared/tables.js';
import { compareText, type TextFile } from './shared/tcpdump-texts.js';
import type { TextDifference } from './shared/text-cells.js';

/**
 * Compares our reading of tcpdump's text with TShark's table of the same packets, and its events with the capture's:
 * `node scripts/run.mjs scripts/oracles/tcpdump.ts [corpus] [--show column|all] [--set name] [--file name]` prints by
 * option set the files, packets and cells compared, equal and different. A cell is compared if the text shows it; a
 * shown value that was not read counts as different.
 */

interface Count {
  files: number;
  packets: number;
  equal: number;
  different: number;
}

const OPTIONS = ['--show', '--set', '--file'];

function option(name: string): string | undefined {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
}

function corpusFolder(): string {
  const args = process.argv.slice(2);
  const given = args.find((arg, index) => !arg.startsWith('--') && !OPTIONS.includes(args[index - 1] ?? ''));
  return given ?? process.env['LIC_ANALYZE_CORPUS'] ?? '../shared/corpus';
}

/** `<capture>.<set>.txt`, where both may hold dots. */
function textFiles(folder: string): readonly TextFile[] {
  const captures = readTable(`${folder}/MANIFEST.tsv`).map(({ file = '' }) => file);
  return readdirSync(`${folder}/text`)
    .sort()
    .flatMap((name) => {
      const [capture] = captures.filter((file) => name.startsWith(`${file}.`)).sort((a, b) => b.length - a.length);
      if (capture === undefined) return [];
      const rest = name.slice(capture.length + 1).replace(/\.txt$/, '');
      const set = rest.startsWith('upstream.') ? 'upstream' : rest;
      return [{ name, path: `${folder}/text/${name}`, set, capture: `${folder}/${capture}` }];
    });
}

function main(): void {
  const folder = `${corpusFolder()}/captures`;
  if (!existsSync(`${folder}/text`)) {
    console.error(`no texts of captures at ${folder}`);
    process.exitCode = 2;
    return;
  }
  const counts = new Map<string, Count>();
  const differences: TextDifference[] = [];
  for (const file of textFiles(folder)) {
    if ((option('--set') ?? file.set) !== file.set || !file.name.startsWith(option('--file') ?? '')) continue;
    const table = file.capture.replace(/\/([^/]+)$/, '/truth/$1.packets.tsv');
    const { packets, equal, found } = compareText(file, readTable(table));
    const count = counts.get(file.set) ?? { files: 0, packets: 0, equal: 0, different: 0 };
    counts.set(file.set, count);
    count.files += 1;
    count.packets += packets;
    count.equal += equal;
    count.different += found.length;
    differences.push(...found);
  }
  print(counts);
  show(differences, option('--show'));
}

function print(counts: ReadonlyMap<string, Count>): void {
  console.log(['set', 'files', 'packets', 'cells', 'equal', 'different'].join('\t'));
  const total: Count = { files: 0, packets: 0, equal: 0, different: 0 };
  for (const [set, { files, packets, equal, different }] of [...counts].sort(([a], [b]) => a.localeCompare(b))) {
    console.log([set, files, packets, equal + different, equal, different].join('\t'));
    total.files += files;
    total.packets += packets;
    total.equal += equal;
    total.different += different;
  }
  const { files, packets, equal, different } = total;
  console.log(['all', files, packets, equal + different, equal, different].join('\t'));
}

function show(differences: readonly TextDifference[], column: string | undefined): void {
  if (column === undefined) {
    const columns = new Map<string, number>();
    for (const difference of differences) columns.set(difference.column, (columns.get(difference.column) ?? 0) + 1);
    for (const [name, number] of columns) console.log(`${name}\t${number}`);
    return;
  }
  for (const { file, row, column: named, theirs, ours, text } of differences) {
    if (column !== 'all' && column !== named) continue;
    console.log(`${file}#${row} ${named}: theirs ${theirs} ours ${ours}\n    ${text.slice(0, 300)}`);
  }
}

main();
