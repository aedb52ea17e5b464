import type { Reading } from '../../core/source.js';
import { lineText } from '../../text/lines.js';
import { defineParser, type Emit, type Head, type LineReader } from '../../core/parser.js';
import { DetailsLines } from './details-lines.js';
import { DissectedPackets } from './dissected-packet.js';
import { FrameEmitter } from './frame-emitter.js';

const FRAME = /^Frame \d+: \d+ bytes on wire(?: \(\d+ bits\))?, \d+ bytes captured/;

class DetailsReader implements LineReader {
  readonly #emitter: FrameEmitter;
  readonly #packets: DissectedPackets;
  #lines: DetailsLines | null = null;
  #place = { byteOffset: 0, line: 0 };

  constructor(path: string, emit: Emit) {
    this.#emitter = new FrameEmitter(path, emit);
    this.#packets = new DissectedPackets(this.#emitter, 'stated');
  }

  line(block: Uint8Array, start: number, end: number, number: number, byteOffset: number): void {
    const text = lineText(block, start, end);
    if (FRAME.test(text)) {
      this.#emitPacket();
      this.#lines = new DetailsLines();
      this.#place = { byteOffset, line: number };
    } else if (text !== '') this.#lines?.line(text);
  }

  end(): Reading {
    this.#emitPacket();
    return this.#emitter.end();
  }

  #emitPacket(): void {
    if (this.#lines === null) return;
    const { dissection, bytes } = this.#lines.end();
    this.#lines = null;
    this.#packets.packet(dissection, this.#place, bytes);
  }
}

/** Packet details as text (`tshark -V`, Wireshark's export as plain text), with or without bytes. */
export default defineParser({
  id: 'wireshark-details',
  title: 'Packet details as text (tshark -V, Wireshark)',
  role: 'capture',
  reads: 'lines',
  discriminator: {
    field: 'layer',
    values: ['Frame', 'Internet Protocol', 'Transmission Control Protocol', 'User Datagram Protocol'],
  },
  recognise: ({ lines }: Head) => (lines.slice(0, 60).some((line) => FRAME.test(line)) ? 1 : 0),
  open: (path: string, emit: Emit): LineReader => new DetailsReader(path, emit),
});
