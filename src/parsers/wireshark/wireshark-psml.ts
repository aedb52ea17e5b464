import type { Reading } from '../../core/source.js';
import { defineParser, type ByteReader, type Emit, type Head } from '../../core/parser.js';
import { FrameTeller } from './frame-teller.js';
import { PsmlRows } from './psml-rows.js';
import { RowPackets } from './row-packets.js';
import { TextChunks } from './text-chunks.js';

class PsmlReader implements ByteReader {
  readonly #emit: Emit;
  readonly #teller: FrameTeller;
  readonly #packets: RowPackets;
  readonly #rows: PsmlRows;
  readonly #chunks: TextChunks;

  constructor(path: string, emit: Emit) {
    this.#emit = emit;
    this.#teller = new FrameTeller(path, emit);
    this.#packets = new RowPackets(this.#teller);
    this.#rows = new PsmlRows((row) => {
      this.#packets.row(row);
    });
    this.#chunks = new TextChunks((text) => {
      this.#rows.push(text);
    }, emit.notice.bind(emit));
  }

  bytes(chunk: Uint8Array): void {
    this.#chunks.push(chunk);
  }

  end(): Reading {
    this.#chunks.end();
    if (this.#rows.isOpen) this.#emit.notice('capture-cut', 'ends inside a packet, which was not read');
    this.#packets.end();
    return this.#teller.end();
  }
}

/** The packet list as XML (`tshark -T psml`, Wireshark's export as PSML). */
export default defineParser({
  id: 'wireshark-psml',
  title: 'Packet list as XML (PSML)',
  role: 'capture',
  reads: 'bytes',
  discriminator: { field: 'section', values: ['Source', 'Destination', 'Protocol', 'Info'] },
  recognise: ({ lines }: Head) => (lines.slice(0, 12).some((line) => /<psml[\s>]/.test(line)) ? 1 : 0),
  open: (path: string, emit: Emit): ByteReader => new PsmlReader(path, emit),
});
