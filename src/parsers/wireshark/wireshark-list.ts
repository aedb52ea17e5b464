import type { Reading } from '../../core/source.js';
import { lineText } from '../../text/lines.js';
import { defineParser, type Emit, type Head, type LineReader } from '../../core/parser.js';
import { PassedOver } from '../../text/passed-over.js';
import { FrameEmitter } from './frame-emitter.js';
import { HexLines } from './hex-lines.js';
import { isListTitle, listRow } from './list-line.js';
import type { Row } from './row.js';
import { RowPackets } from './row-packets.js';

class ListReader implements LineReader {
  readonly #emit: Emit;
  readonly #emitter: FrameEmitter;
  readonly #packets: RowPackets;
  #row: Row | null = null;
  #dump = new HexLines();
  readonly #strange = new PassedOver();

  constructor(path: string, emit: Emit) {
    this.#emit = emit;
    this.#emitter = new FrameEmitter(path, emit);
    this.#packets = new RowPackets(this.#emitter);
  }

  line(block: Uint8Array, start: number, end: number, number: number, byteOffset: number): void {
    const text = lineText(block, start, end);
    if (text.trim() === '' || isListTitle(text)) return;
    const row = listRow(text, { byteOffset, line: number });
    if (row !== null) {
      this.#emitPacket();
      this.#row = row;
    } else if (!this.#dump.line(text)) {
      this.#strange.add(number);
    }
  }

  end(): Reading {
    this.#emitPacket();
    this.#packets.end();
    this.#strange.report(this.#emit, (count) => `${String(count)} lines are none of a packet list`);
    return this.#emitter.end();
  }

  #emitPacket(): void {
    if (this.#row !== null) this.#packets.row(this.#row, this.#dump.dump(null));
    this.#row = null;
    this.#dump = new HexLines();
  }
}

/** The share of a head's lines that belong to a list. */
function recognise({ lines }: Head): number {
  const shown = lines.slice(0, 60);
  const rows = shown.filter((line) => listRow(line, { byteOffset: 0 }) !== null).length;
  if (rows === 0 || shown.some((line) => /^Frame \d+: \d+ bytes on wire/.test(line))) return 0;
  const dumps = new HexLines();
  const others = shown.filter((line) => !dumps.line(line) && !isListTitle(line)).length - rows;
  return others <= shown.length / 2 ? 0.95 : others <= shown.length * 0.8 ? 0.5 : 0.3;
}

/** The packet list as text: printed by TShark with any `-t` and `-x`, or exported or copied by Wireshark. */
export default defineParser({
  id: 'wireshark-list',
  title: 'Packet list as text (tshark, Wireshark)',
  role: 'capture',
  reads: 'lines',
  discriminator: {
    field: 'protocol',
    values: ['TCP', 'TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3', 'SSL', 'DNS', 'HTTP', 'ICMP', 'ICMPv6'],
  },
  recognise,
  open: (path: string, emit: Emit): LineReader => new ListReader(path, emit),
});
