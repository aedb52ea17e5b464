import { LicAnalyzeError } from '../../core/errors.js';
import { captureOf, type CaptureArguments } from '../capture.js';
import { EXIT } from '../exit-code.js';
import type { Io } from '../io.js';

/** How the packet table is wanted. */
export interface PacketsArguments extends CaptureArguments {
  /** Columns, separated by commas; all where not given. */
  readonly fields: string | undefined;
  readonly limit: number | undefined;
}

/** Rows that are written at once. */
const BATCH = 1000;

/** Prints one row a packet, with the columns that TShark's field names name; damage is told on standard error. */
export async function packetsCommand(args: PacketsArguments, io: Io): Promise<number> {
  const { COLUMNS, PacketTable, readPackets } = await io.packets();
  const columns = columnsOf(args.fields, COLUMNS);
  const source = await captureOf(args.file, io);
  const table = new PacketTable();
  const lines = args.json ? [] : [columns.map(({ name }) => name).join('\t')];
  let count = 0;
  const onNotice = ({ message, number }: { readonly message: string; readonly number?: number }): void => {
    io.err(`lic-analyze: ${source.path}${number === undefined ? '' : `, frame ${String(number)}`}: ${message}\n`);
  };
  for await (const packet of readPackets(source.open(), { path: source.path, onNotice })) {
    if (args.limit !== undefined && count >= args.limit) break;
    count++;
    const { cells } = table.row(packet);
    const values = columns.map(({ name, index }) => [name, cells[index] ?? ''] as const);
    lines.push(args.json ? JSON.stringify(Object.fromEntries(values)) : values.map(([, value]) => value).join('\t'));
    if (lines.length >= BATCH) await io.out(`${lines.splice(0).join('\n')}\n`);
  }
  if (lines.length > 0) await io.out(`${lines.join('\n')}\n`);
  return EXIT.fine;
}

interface Column {
  readonly name: string;
  readonly index: number;
}

function columnsOf(fields: string | undefined, all: readonly string[]): readonly Column[] {
  const wanted = fields === undefined ? all : fields.split(',').map((field) => field.trim());
  return wanted.map((name) => {
    const index = all.indexOf(name);
    if (index >= 0) return { name, index };
    throw new LicAnalyzeError(
      'unknown-option',
      `There is no column ${name}; lic-analyze packets <file> without --fields shows all.`,
    );
  });
}
