import { LicAnalyzeError } from '../../core/errors.js';
import { packetsOf, type CaptureArguments } from '../capture.js';
import { EXIT } from '../exit-code.js';
import type { Io } from '../io.js';

/** Arguments of `packets`. */
export interface PacketsArguments extends CaptureArguments {
  /** Columns, separated by commas; all by default. */
  readonly fields: string | undefined;
  readonly limit: string | undefined;
}

/** Rows written at once. */
const BATCH = 1000;

/** Prints one row per packet, with TShark's field names as columns; damage is printed on standard error. */
export async function packetsCommand(args: PacketsArguments, io: Io): Promise<number> {
  const { COLUMNS, PacketTable } = await io.packets();
  const limit = limitOf(args.limit);
  const columns = columnsOf(args.fields, COLUMNS);
  const table = new PacketTable();
  const lines = args.json ? [] : [columns.map(({ name }) => name).join('\t')];
  let count = 0;
  for await (const packet of packetsOf(args.file, io)) {
    if (count >= limit) break;
    count++;
    const { cells } = table.row(packet);
    const values = columns.map(({ name, index }) => [name, cells[index] ?? ''] as const);
    lines.push(args.json ? JSON.stringify(Object.fromEntries(values)) : values.map(([, value]) => value).join('\t'));
    if (lines.length >= BATCH) await io.out(`${lines.splice(0).join('\n')}\n`);
  }
  if (lines.length > 0) await io.out(`${lines.join('\n')}\n`);
  return EXIT.fine;
}

function limitOf(text: string | undefined): number {
  if (text === undefined) return Infinity;
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new LicAnalyzeError('unknown-option', `Write --limit as a whole number, not ${text}.`);
}

interface Column {
  readonly name: string;
  readonly index: number;
}

function columnsOf(fields: string | undefined, all: readonly string[]): readonly Column[] {
  const selected = fields === undefined ? all : fields.split(',').map((field) => field.trim());
  return selected.map((name) => {
    const index = all.indexOf(name);
    if (index >= 0) return { name, index };
    throw new LicAnalyzeError(
      'unknown-option',
      `There is no column ${name}; lic-analyze packets <file> without --fields shows all.`,
    );
  });
}
