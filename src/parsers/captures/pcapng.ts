import { viewOf } from '../../text/bytes.js';
import type { Reading } from '../../core/source.js';
import { defineParser, type ByteReader, type Emit, type Head } from '../../core/parser.js';
import { ByteWindow } from './byte-window.js';
import { FrameSink } from '../../dissect/frame-sink.js';
import { BLOCK } from './pcapng-blocks.js';
import { BIG_ENDIAN_MAGIC, LITTLE_ENDIAN_MAGIC, PcapngRecords } from './pcapng-records.js';

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

/** Place of the byte-order magic in the first block. */
const ORDER_AT = 8;
/** Sureness of a file whose first block has no byte order: its type alone is four line ends, which a text may begin with. */
const WITHOUT_ORDER = 0.4;

function surenessOf(view: DataView): number {
  if (view.byteLength < 4 || view.getUint32(0) !== BLOCK.section) return 0;
  if (view.byteLength < ORDER_AT + 4) return 1;
  return [LITTLE_ENDIAN_MAGIC, BIG_ENDIAN_MAGIC].includes(view.getUint32(ORDER_AT)) ? 1 : WITHOUT_ORDER;
}

/** pcapng files (draft-ietf-opsawg-pcapng): any number of sections, in both byte orders, with many interfaces. */
export default defineParser({
  id: 'pcapng',
  title: 'Packet capture (pcapng)',
  role: 'capture',
  reads: 'bytes',
  copies: true,
  discriminator: { field: 'block type', values: [BLOCK.section.toString(16)] },
  recognise: ({ bytes }: Head) => surenessOf(viewOf(bytes)),
  open: (path: string, emit: Emit): ByteReader => new PcapngReader(path, emit),
});
