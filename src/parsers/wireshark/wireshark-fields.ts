import type { Reading } from '../../core/source.js';
import { lineText } from '../../text/lines.js';
import { defineParser, type Emit, type Head, type LineReader } from '../../core/parser.js';
import { columnsDissection } from './columns.js';
import { DissectedPackets } from './dissected-packet.js';
import { fieldTable, tableValues, withQuotes, type FieldTable } from './field-table.js';
import { FrameTeller } from './frame-teller.js';

class FieldsReader implements LineReader {
  readonly #emit: Emit;
  readonly #teller: FrameTeller;
  #packets: DissectedPackets | null = null;
  #table: FieldTable | null = null;
  #quotesKnown = false;
  #strange: { readonly number: number; count: number } | null = null;

  constructor(path: string, emit: Emit) {
    this.#emit = emit;
    this.#teller = new FrameTeller(path, emit);
  }

  line(block: Buffer, start: number, end: number, number: number, byteOffset: number): void {
    const text = lineText(block, start, end);
    if (text === '') return;
    if (this.#table === null || this.#packets === null) {
      this.#begin(text);
      return;
    }
    if (!this.#quotesKnown) this.#table = withQuotes(this.#table, text);
    this.#quotesKnown = true;
    const values = tableValues(text, this.#table);
    // Two exports in one file: the header comes again.
    if (values === null || fieldTable(text) !== null) this.#pass(number);
    else this.#packets.packet(columnsDissection(values), { byteOffset, line: number });
  }

  #begin(text: string): void {
    this.#table = fieldTable(text);
    const states = this.#table?.names.some((name) => /^(?:tls|http)_/.test(name)) === true;
    this.#packets = new DissectedPackets(this.#teller, states ? 'stated' : 'unknown');
  }

  #pass(number: number): void {
    this.#strange ??= { number, count: 0 };
    this.#strange.count += 1;
  }

  end(): Reading {
    if (this.#strange !== null) {
      const { number, count } = this.#strange;
      this.#emit.notice('not-read', `${String(count)} lines do not fit the columns of the header`, number);
    }
    return this.#teller.end();
  }
}

/** Tables of chosen fields (`tshark -T fields -E header=y -e …`), with any separator, told by the names above them. */
export default defineParser({
  id: 'wireshark-fields',
  title: 'Chosen fields of packets (tshark -T fields)',
  role: 'capture',
  reads: 'lines',
  discriminator: {
    field: 'column',
    values: ['frame.number', 'ip.src', 'ipv6.src', 'tcp.srcport', 'udp.srcport', 'icmp.type'],
  },
  recognise: ({ lines: [first = ''] }: Head) => (fieldTable(first) === null ? 0 : 1),
  open: (path: string, emit: Emit): LineReader => new FieldsReader(path, emit),
});
