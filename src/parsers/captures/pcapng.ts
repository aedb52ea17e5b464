import { viewOf } from '../../text/bytes.js';
import type { Reading } from '../../core/source.js';
import { defineParser, type ByteReader, type Emit, type Head } from '../../core/parser.js';
import { ByteWindow } from './byte-window.js';
import { FrameSink } from '../../dissect/frame-sink.js';
import { BLOCK } from './pcapng-blocks.js';
import { PcapngRecords } from './pcapng-records.js';

class PcapngReader implements ByteReader {
  readonly #emit: Emit;
  readonly #sink: FrameSink;
  readonly #records: PcapngRecords;
  readonly #window: ByteWindow;

  constructor(path: string, emit: Emit) {
    this.#emit = emit;
    this.#sink = new FrameSink(path, emit);
    this.#records = new PcapngRecords(emit, this.#sink);
    this.#window = new ByteWindow(this.#records);
  }

  bytes(chunk: Uint8Array): void {
    this.#window.push(chunk);
  }

  end(): Reading {
    const { unread, offset } = this.#window;
    const records = this.#records;
    if (!records.stopped && (unread > 0 || offset === 0 || records.insideBlock)) {
      const { number } = this.#sink.frame;
      this.#emit.notice(
        'capture-cut',
        `ends in a block that begins at byte ${records.blockOffset}, after frame ${number}`,
        number,
      );
    }
    const { settings } = records.section;
    if (settings.drops !== null && settings.drops > 0) {
      this.#emit.notice(
        'capture-drops',
        `${settings.drops} packets were lost while capturing, by the file's own count`,
      );
    }
    return this.#sink.close(settings);
  }
}

/** pcapng files (draft-ietf-opsawg-pcapng): any number of sections, in both byte orders, with many interfaces. */
export default defineParser({
  id: 'pcapng',
  title: 'Packet capture (pcapng)',
  role: 'capture',
  reads: 'bytes',
  copies: true,
  discriminator: { field: 'block type', values: [BLOCK.section.toString(16)] },
  recognise: ({ bytes }: Head) => (bytes.byteLength >= 4 && viewOf(bytes).getUint32(0) === BLOCK.section ? 1 : 0),
  open: (path: string, emit: Emit): ByteReader => new PcapngReader(path, emit),
});
