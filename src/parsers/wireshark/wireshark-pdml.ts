import type { Reading } from '../../core/source.js';
import { defineParser, type ByteReader, type Emit, type Head } from '../../core/parser.js';
import { DissectedPackets } from './dissected-packet.js';
import { FrameTeller } from './frame-teller.js';
import { PdmlPackets } from './pdml-packets.js';
import { TextChunks } from './text-chunks.js';

class PdmlReader implements ByteReader {
  readonly #emit: Emit;
  readonly #teller: FrameTeller;
  readonly #packets: PdmlPackets;
  readonly #chunks: TextChunks;

  constructor(path: string, emit: Emit) {
    this.#emit = emit;
    this.#teller = new FrameTeller(path, emit);
    const packets = new DissectedPackets(this.#teller);
    this.#packets = new PdmlPackets((dissection, byteOffset) => {
      packets.packet(dissection, { byteOffset });
    });
    this.#chunks = new TextChunks((text) => {
      this.#packets.push(text);
    }, emit.notice.bind(emit));
  }

  bytes(chunk: Uint8Array): void {
    this.#chunks.push(chunk);
  }

  end(): Reading {
    this.#chunks.end();
    const isCut = this.#packets.isOpen;
    this.#packets.end();
    if (isCut) this.#emit.notice('capture-cut', 'ends inside a packet; what of it was there was read');
    return this.#teller.end();
  }
}

/** Packet details as XML (`tshark -T pdml`, Wireshark's export as PDML). */
export default defineParser({
  id: 'wireshark-pdml',
  title: 'Packet details as XML (PDML)',
  role: 'capture',
  reads: 'bytes',
  discriminator: { field: 'element', values: ['packet', 'proto', 'field'] },
  recognise: ({ lines }: Head) => (lines.slice(0, 12).some((line) => /<pdml[\s>]/.test(line)) ? 1 : 0),
  open: (path: string, emit: Emit): ByteReader => new PdmlReader(path, emit),
});
