import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Emit } from '../src/core/parser.js';
import { COLUMNS } from '../src/packets/columns.js';
import { PacketTable, type PacketRow } from '../src/packets/packet-table.js';
import { CapturedPacket } from '../src/parsers/packets/captured-packet.js';
import { fingerprint, readCertificate } from '../src/parsers/packets/x509.js';
import pcap from '../src/parsers/pcap.js';
import pcapng from '../src/parsers/pcapng.js';

/**
 * Lays our packet tables beside TShark's. `npm run conformance -- [corpus] [--columns] [--show column] [--file name]`:
 * by kind the files, packets and cells compared, equal and different; `--columns` by column, `--show` the cells that
 * differ.
 */

/** TShark's own judgements: any text means yes. */
const isYesNo = (column: string): boolean => column.startsWith('tcp.analysis.') || column === '_ws.malformed';

interface Difference {
  readonly file: string;
  readonly row: number;
  readonly column: string;
  readonly theirs: string;
  readonly ours: string;
}

interface Count {
  files: number;
  packets: number;
  equal: number;
  different: number;
}

interface Capture {
  readonly packets: number;
  readonly rows: readonly PacketRow[];
  readonly notices: readonly string[];
}

function readCapture(path: string, limit: number): Capture {
  const stored = readFileSync(path);
  const bytes = path.endsWith('.gz') ? gunzipSync(stored) : stored;
  const table = new PacketTable();
  const rows: PacketRow[] = [];
  const notices: string[] = [];
  let packets = 0;
  const emit: Emit = {
    event: () => undefined,
    clock: () => undefined,
    message: () => false,
    notice: (code, message) => void notices.push(`${code}: ${message}`),
    packet: (packet) => {
      packets += 1;
      if (packet instanceof CapturedPacket && rows.length < limit) rows.push(table.row(packet));
    },
  };
  const head = { path, bytes: bytes.subarray(0, 65_536), lines: [] };
  const parser = [pcap, pcapng].find((one) => one.recognise(head) > 0);
  if (parser !== undefined) {
    const reader = parser.open(path, emit);
    reader.bytes(bytes);
    reader.end();
  }
  return { packets, rows, notices };
}

function readTable(path: string): readonly Readonly<Record<string, string>>[] {
  if (!existsSync(path)) return [];
  const [header = '', ...lines] = readFileSync(path, 'utf8').replace(/\n$/, '').split('\n');
  const names = header.split('\t');
  return lines.map((line) => {
    const cells = line.split('\t');
    return Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']));
  });
}

function compareRows(
  file: string,
  capture: Capture,
  truth: readonly Readonly<Record<string, string>>[],
): readonly Difference[] {
  return truth.flatMap((row, index) =>
    COLUMNS.flatMap((column, place) => {
      const theirs = row[column] ?? '';
      const ours = capture.rows[index]?.cells[place] ?? '(no row)';
      const equal = isYesNo(column) ? (theirs === '') === (ours === '') : theirs === ours;
      return equal ? [] : [{ file, row: index + 1, column, theirs, ours }];
    }),
  );
}

/** Certificates as rows of the corpus: frame, place in the frame, names, times, serial, alternative names, fingerprint. */
function certificateRows(capture: Capture): readonly string[] {
  return capture.rows.flatMap((row) =>
    row.certificates.map((der, index) => {
      const read = readCertificate(der);
      const time = (text: string): string => text.replace('T', ' ');
      const known =
        read === null
          ? ['UNPARSED', '', '', '', '', '']
          : [read.subject, read.issuer, time(read.notBefore), time(read.notAfter), read.serial, read.names.join(' ')];
      return [row.cells[0] ?? '', String(index), ...known, fingerprint(der)].join('\t');
    }),
  );
}

function compareCertificates(
  file: string,
  capture: Capture,
  path: string,
): { readonly equal: number; readonly differences: readonly Difference[] } {
  const theirs = existsSync(path) ? readFileSync(path, 'utf8').replace(/\n$/, '').split('\n').slice(1) : [];
  const ours = certificateRows(capture);
  const length = Math.max(theirs.length, ours.length);
  const pairs = Array.from({ length }, (_, index) => ({ theirs: theirs[index] ?? '', ours: ours[index] ?? '' }));
  const differences = pairs.flatMap((pair, index) =>
    pair.theirs === pair.ours ? [] : [{ file, row: index + 1, column: 'certificate', ...pair }],
  );
  return { equal: length - differences.length, differences };
}

function main(): void {
  const args = process.argv.slice(2);
  const option = (name: string): string | undefined => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
  const corpus =
    args.find((arg, index) => !arg.startsWith('--') && !['--show', '--file'].includes(args[index - 1] ?? '')) ??
    process.env['LIC_ANALYZE_CORPUS'] ??
    '../shared/corpus';
  const folder = `${corpus}/captures`;
  if (!existsSync(`${folder}/MANIFEST.tsv`)) {
    console.error(`no corpus of captures at ${corpus}`);
    process.exitCode = 2;
    return;
  }
  const only = option('--file');
  const kinds = new Map<string, Count>();
  const differences: Difference[] = [];
  for (const { file = '', kind = '' } of readTable(`${folder}/MANIFEST.tsv`)) {
    if (only !== undefined && file !== only) continue;
    const summary: unknown = JSON.parse(readFileSync(`${folder}/truth/${file}.summary.json`, 'utf8'));
    const count = kinds.get(kind) ?? { files: 0, packets: 0, equal: 0, different: 0 };
    kinds.set(kind, count);
    const truth = readTable(`${folder}/truth/${file}.packets.tsv`);
    const capture = readCapture(`${folder}/${file}`, truth.length);
    const found = [...compareRows(file, capture, truth)];
    const wanted =
      typeof summary === 'object' && summary !== null && 'packets' in summary ? Number(summary.packets) : 0;
    if (wanted !== capture.packets)
      found.push({ file, row: 0, column: 'packets', theirs: String(wanted), ours: String(capture.packets) });
    const damaged =
      typeof summary === 'object' && summary !== null && 'tshark_exit' in summary && summary.tshark_exit !== 0;
    if (damaged && capture.notices.length === 0)
      found.push({ file, row: 0, column: 'notice', theirs: 'damage', ours: '' });
    const certificates = compareCertificates(file, capture, `${folder}/truth/${file}.certs.tsv`);
    found.push(...certificates.differences);
    const cells = truth.length * COLUMNS.length + 2 + certificates.equal + certificates.differences.length;
    count.files += 1;
    count.packets += capture.packets;
    count.different += found.length;
    count.equal += cells - found.length;
    differences.push(...found);
  }
  print(kinds);
  if (args.includes('--columns')) printColumns(differences);
  const shown = option('--show');
  for (const difference of differences) {
    if (shown === undefined || (shown !== 'all' && difference.column !== shown)) continue;
    console.log(
      `${difference.file}\t${difference.row}\t${difference.column}\n  theirs ${difference.theirs}\n  ours   ${difference.ours}`,
    );
  }
}

function print(kinds: ReadonlyMap<string, Count>): void {
  console.log(['kind', 'files', 'packets', 'cells', 'equal', 'different'].join('\t'));
  const total: Count = { files: 0, packets: 0, equal: 0, different: 0 };
  for (const [kind, count] of kinds) {
    console.log(
      [kind, count.files, count.packets, count.equal + count.different, count.equal, count.different].join('\t'),
    );
    total.files += count.files;
    total.packets += count.packets;
    total.equal += count.equal;
    total.different += count.different;
  }
  console.log(
    ['all', total.files, total.packets, total.equal + total.different, total.equal, total.different].join('\t'),
  );
}

function printColumns(differences: readonly Difference[]): void {
  const columns = new Map<string, Set<string>>();
  for (const { column, file, row } of differences) {
    columns.set(column, (columns.get(column) ?? new Set()).add(`${file}#${row}`));
  }
  for (const [column, places] of columns)
    console.log(`${column}\t${places.size}\t${[...places].slice(0, 5).join(' ')}`);
}

main();
