import type { Reading } from '../../core/source.js';
import { lineText } from '../../text/lines.js';
import { defineParser, type Emit, type Head, type LineReader } from '../../core/parser.js';
import { PassedOver } from '../../text/passed-over.js';
import { csvCells } from './csv-cells.js';
import { FrameEmitter } from './frame-emitter.js';
import { columnsOf, DEFAULT_COLUMNS, rowOf, type Columns } from './row.js';
import { RowPackets } from './row-packets.js';

/** The columns named by the first line; the default ones if rows were copied without titles. */
function columnsIn(line: string): Columns | null {
  const cells = csvCells(line.replace(/^\ufeff/, ''));
  const named = line.includes('"') || /\binfo\b/i.test(line) ? columnsOf(cells) : null;
  if (named !== null) return named;
  const isRow = /^"\d+","[\d.:\-/ ]+","/.test(line) && cells.length === DEFAULT_COLUMNS.length;
  return isRow ? columnsOf(DEFAULT_COLUMNS) : null;
}

class CsvReader implements LineReader {
  readonly #emit: Emit;
  readonly #emitter: FrameEmitter;
  readonly #packets: RowPackets;
  #columns: Columns | null = null;
  readonly #strange = new PassedOver();

  constructor(path: string, emit: Emit) {
    this.#emit = emit;
    this.#emitter = new FrameEmitter(path, emit);
    this.#packets = new RowPackets(this.#emitter);
  }

  line(block: Uint8Array, start: number, end: number, number: number, byteOffset: number): void {
    const text = lineText(block, start, end);
    if (text === '') return;
    const cells = csvCells(text);
    if (this.#columns === null) {
      this.#columns = columnsIn(text);
      if (columnsOf(cells) !== null) return;
    }
    const row = this.#columns === null ? null : rowOf(cells, this.#columns, { byteOffset, line: number, text });
    if (row !== null) {
      this.#packets.row(row);
      return;
    }
    this.#strange.add(number);
  }

  end(): Reading {
    this.#packets.end();
    this.#strange.report(this.#emit, (count) => `${String(count)} lines do not fit the columns of the list`);
    return this.#emitter.end();
  }
}

/** The packet list as comma-separated values, as Wireshark exports or copies it, with any columns. */
export default defineParser({
  id: 'wireshark-csv',
  title: 'Packet list as CSV (Wireshark)',
  role: 'capture',
  reads: 'lines',
  discriminator: {
    field: 'Protocol',
    values: ['TCP', 'TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3', 'SSL', 'DNS', 'HTTP', 'ICMP', 'ICMPv6'],
  },
  recognise: ({ lines: [first = ''] }: Head) => (columnsIn(first) === null ? 0 : 1),
  open: (path: string, emit: Emit): LineReader => new CsvReader(path, emit),
});
