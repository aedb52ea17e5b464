import { LicAnalyzeError } from '../../core/errors.js';
import { Outgoing, type Cells } from '../../report/outgoing.js';
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
  const names = columns.map(({ name }) => name);
  const outgoing = Outgoing.rows(names, args.json);
  const rows: Cells[] = [];
  if (!args.json) await io.out(Outgoing.text(`${names.join('\t')}\n`));
  let count = 0;
  for await (const packet of packetsOf(args.file, io)) {
    if (count >= limit) break;
    count++;
    const { cells } = table.row(packet);
    rows.push(Object.fromEntries(columns.map(({ name, index }) => [name, cells[index] ?? ''])));
    if (rows.length >= BATCH) await io.out(outgoing(rows.splice(0)));
  }
  if (rows.length > 0) await io.out(outgoing(rows));
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
