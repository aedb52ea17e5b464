import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { filesOf, withPlaces, type Bundle, type BundleFile, type Transform } from './form.js';

interface Printer {
  readonly id: string;
  readonly tool: string;
  readonly options: readonly string[];
}

const PRINTERS: readonly Printer[] = [
  { id: 'capture-tcpdump', tool: 'tcpdump', options: ['-nn', '-r', '-'] },
  { id: 'capture-tcpdump-vv', tool: 'tcpdump', options: ['-nn', '-vv', '-r', '-'] },
  { id: 'capture-tshark', tool: 'tshark', options: ['-n', '-r', '-'] },
];

/** The capture as text of each program that prints packets. */
export const printedCaptures: readonly Transform[] = PRINTERS.map((printer) => ({
  id: printer.id,
  says: `the capture as printed by \`${[printer.tool, ...printer.options].join(' ')}\``,
  seeded: false,
  apply: (bundle) => printedBy(printer, bundle),
}));

function printedBy(printer: Printer, bundle: Bundle): Bundle | string {
  const captures = filesOf(bundle.truth, 'capture');
  const zone = bundle.truth.sources.find(({ name }) => name === 'manager_log')?.zone ?? 'UTC';
  const printed = new Map<string, BundleFile>();
  for (const file of bundle.files) {
    if (!captures.has(file.path) || !/\.pcap(?:ng)?(?:\.gz)?$/.test(file.path)) continue;
    const text = print(printer, file, zone);
    if (typeof text === 'string') return text;
    printed.set(file.path, { path: `${file.path.replace(/\.gz$/, '')}.txt`, content: text });
  }
  if (printed.size === 0) return 'no capture in packets';
  const path = (old: string): string => printed.get(old)?.path ?? old;
  const truth = withPlaces(bundle.truth, (place) => (printed.has(place[0]) ? null : place));
  const sources = truth.sources.map((source) => ({ ...source, files: source.files.map(path) }));
  return { files: bundle.files.map((file) => printed.get(file.path) ?? file), truth: { ...truth, sources } };
}

/** What the program prints in a zone, or why it could not. */
function print({ tool, options }: Printer, { path, content }: BundleFile, zone: string): Uint8Array | string {
  const folder = mkdtempSync(join(tmpdir(), 'lic-capture-'));
  const name = join(folder, 'capture');
  writeFileSync(name, path.endsWith('.gz') ? gunzipSync(content) : content);
  // TShark reads no socket, which is what Node's own pipes are.
  const input = openSync(name, 'r');
  try {
    const { error, stdout } = spawnSync(tool, options, {
      stdio: [input, 'pipe', 'ignore'],
      env: { PATH: process.env['PATH'], TZ: zone, LC_ALL: 'C' },
      maxBuffer: 64 * 1024 * 1024,
    });
    if (error !== undefined) return `${tool} is not installed`;
    return stdout.length === 0 ? `${tool} prints nothing of it` : stdout;
  } finally {
    closeSync(input);
    rmSync(folder, { recursive: true });
  }
}
