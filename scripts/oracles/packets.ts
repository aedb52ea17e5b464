import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { COLUMNS } from '../../src/packet-table/columns.js';
import { compareSecondReader } from './shared/second-reader.js';
import {
  compareCertificates,
  compareRows,
  readCapture,
  readTable,
  type Capture,
  type Difference,
} from './shared/tables.js';

/**
 * Compares our packet tables with TShark's: `npm run conformance -- [corpus] [--columns] [--show <column>] [--file
 * <name>]`. Prints by kind the files, packets and cells compared, equal and different; `--columns` counts by column,
 * `--show` writes out the cells that differ (`all` for every column).
 */

interface Count {
  files: number;
  packets: number;
  cells: number;
  different: number;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { columns: { type: 'boolean' }, show: { type: 'string' }, file: { type: 'string' } },
});

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** Compares the summary of the whole file with what we read. */
function compareFile(file: string, capture: Capture, summary: unknown): readonly Difference[] {
  if (!isRecord(summary)) return [];
  const expected = String(summary['packets']);
  const packets = { file, row: 0, column: 'packets', theirs: expected, ours: String(capture.packets) };
  const damaged = summary['tshark_exit'] !== 0 && capture.notices.length === 0;
  return [
    ...(expected === packets.ours ? [] : [packets]),
    ...(damaged ? [{ file, row: 0, column: 'notice', theirs: 'damage', ours: '' }] : []),
  ];
}

/** Facts of a file besides its cells: the count of packets, and whether damage was reported. */
const FACTS = 2;

function conform(folder: string, file: string, count: Count): readonly Difference[] {
  const theirs = readTable(`${folder}/truth/${file}.packets.tsv`);
  const certificates = `${folder}/truth/${file}.certs.tsv`;
  const lines = existsSync(certificates)
    ? readFileSync(certificates, 'utf8').replace(/\n$/, '').split('\n').slice(1)
    : [];
  const capture = readCapture(`${folder}/${file}`, theirs.length);
  const summary: unknown = JSON.parse(readFileSync(`${folder}/truth/${file}.summary.json`, 'utf8'));
  const found = [
    ...compareFile(file, capture, summary),
    ...compareRows(file, capture, theirs),
    ...compareCertificates(file, capture, lines),
  ];
  count.files += 1;
  count.packets += capture.packets;
  count.cells += theirs.length * COLUMNS.length + lines.length + FACTS;
  count.different += found.length;
  return found;
}

function printCounts(kinds: ReadonlyMap<string, Count>): void {
  const total: Count = { files: 0, packets: 0, cells: 0, different: 0 };
  const line = (kind: string, { files, packets, cells, different }: Count): string =>
    [kind, files, packets, cells, cells - different, different].join('\t');
  console.log(['kind', 'files', 'packets', 'cells', 'equal', 'different'].join('\t'));
  for (const [kind, count] of kinds) {
    console.log(line(kind, count));
    total.files += count.files;
    total.packets += count.packets;
    total.cells += count.cells;
    total.different += count.different;
  }
  console.log(line('all', total));
}

function printColumns(differences: readonly Difference[]): void {
  const columns = new Map<string, Set<string>>();
  for (const { column, file, row } of differences) {
    columns.set(column, (columns.get(column) ?? new Set()).add(`${file}#${row}`));
  }
  for (const [column, places] of columns)
    console.log(`${column}\t${places.size}\t${[...places].slice(0, 5).join(' ')}`);
}

async function main(): Promise<void> {
  const corpus = positionals[0] ?? process.env['LIC_ANALYZE_CORPUS'] ?? '../shared/corpus';
  const folder = `${corpus}/captures`;
  if (!existsSync(`${folder}/MANIFEST.tsv`)) {
    console.error(`No captures to compare with in ${corpus}: name their folder, or set LIC_ANALYZE_CORPUS.`);
    process.exitCode = 2;
    return;
  }
  const kinds = new Map<string, Count>();
  const second = { files: 0, equal: 0, different: 0 };
  const differences: Difference[] = [];
  for (const { file = '', kind = '' } of readTable(`${folder}/MANIFEST.tsv`)) {
    if (values.file !== undefined && file !== values.file) continue;
    const count = kinds.get(kind) ?? { files: 0, packets: 0, cells: 0, different: 0 };
    kinds.set(kind, count);
    differences.push(...conform(folder, file, count));
    const agreed = await compareSecondReader(`${folder}/${file}`);
    if (agreed === null) continue;
    second.files += 1;
    second.equal += agreed.equal;
    second.different += agreed.different;
  }
  printCounts(kinds);
  console.log(
    `pcap-parser\t${second.files}\t${second.equal + second.different}\t\t${second.equal}\t${second.different}`,
  );
  if (values.columns === true) printColumns(differences);
  for (const { file, row, column, theirs, ours } of differences) {
    if (values.show !== column && values.show !== 'all') continue;
    console.log(`${file}\t${row}\t${column}\n  theirs ${theirs}\n  ours   ${ours}`);
  }
}

await main();
