import type { Reading } from '../../core/source.js';
import { defineParser, type ByteReader, type Emit, type Head } from '../../core/parser.js';
import { ByteWindow, type RecordReader } from './byte-window.js';
import { FrameSink } from '../../dissect/frame-sink.js';

/** Layout of the records, by the magic number. */
interface Layout {
  readonly littleEndian: boolean;
  /** Resolution of the fraction field, in nanoseconds. */
  readonly step: number;
  readonly recordHeader: number;
}

const FILE_HEADER = 24;

/** Place of the first record's captured length, and the end of that record's header. */
const LENGTH_AT = FILE_HEADER + 8;
const FIRST_RECORD = FILE_HEADER + 16;
/** Sureness of a capture of which no packet can be read: a log with a magic number before it is surer. */
const DAMAGED_SHARE = 0.4;

/** Returned instead of a record's length. */
const DAMAGED = -1;

/**
 * Largest valid record: libpcap's MAXIMUM_SNAPLEN and Wireshark's limit. A larger one is damage; reading stops, because
 * the begin of the next record is unknown.
 */
const MAX_RECORD = 262_144;

/** Magic numbers as a big-endian reader sees them: microseconds, nanoseconds, Kuznetzov's modified format, IXIA's two. */
const LAYOUTS: ReadonlyMap<number, Omit<Layout, 'littleEndian'>> = new Map([
  [0xa1b2c3d4, { step: 1000, recordHeader: 16 }],
  [0xa1b23c4d, { step: 1, recordHeader: 16 }],
  [0xa1b2cd34, { step: 1000, recordHeader: 24 }],
  [0x1c0001ac, { step: 1, recordHeader: 16 }],
  [0x1c0001ab, { step: 1, recordHeader: 16 }],
]);

/** The layout by a file's first four bytes; null if it is no classic pcap. */
export function pcapLayout(view: DataView, at: number): Layout | null {
  for (const littleEndian of [false, true]) {
    const layout = LAYOUTS.get(view.getUint32(at, littleEndian));
    if (layout !== undefined) return { littleEndian, ...layout };
  }
  return null;
}

class PcapRecords implements RecordReader {
  needed = FILE_HEADER;
  /** True if reading ended: the file is of another kind, or damaged from here on. */
  stopped = false;
  /** Bytes kept of each packet, from the file header. */
  snapLength: number | null = null;
  readonly #emit: Emit;
  readonly #sink: FrameSink;
  #layout: Layout | null = null;

  constructor(emit: Emit, sink: FrameSink) {
    this.#emit = emit;
    this.#sink = sink;
  }

  read(view: DataView, start: number, end: number, offset: number): number {
    if (this.stopped) return end - start;
    let at = start;
    if (this.#layout === null) {
      if (end - at < FILE_HEADER) return 0;
      this.#layout = this.#readFileHeader(view, at);
      at += FILE_HEADER;
    }
    const layout = this.#layout;
    while (layout !== null) {
      const length = this.#readRecord(layout, view, at, end, offset + at - start);
      if (length === 0) return at - start;
      if (length === DAMAGED) break;
      at += length;
    }
    this.stopped = true;
    return end - start;
  }

  #readFileHeader(view: DataView, at: number): Layout | null {
    const layout = pcapLayout(view, at);
    const littleEndian = layout?.littleEndian ?? false;
    const version = `${view.getUint16(at + 4, littleEndian)}.${view.getUint16(at + 6, littleEndian)}`;
    if (layout === null) {
      this.#emit.notice('capture-damaged', 'no magic number of classic pcap');
      return null;
    }
    if (version !== '2.4') {
      this.#emit.notice('not-read', `pcap version ${version} is not read, only 2.4`);
      return null;
    }
    // The upper bits are about the frame check sequence.
    this.#sink.frame.linkType = view.getUint32(at + 20, littleEndian) & 0x03ffffff;
    this.#sink.frame.step = layout.step;
    this.snapLength = view.getUint32(at + 16, littleEndian);
    this.needed = layout.recordHeader;
    return layout;
  }

  /** Reads the record at `at` and returns its length, 0 if it is incomplete, or `DAMAGED`. */
  #readRecord(layout: Layout, view: DataView, at: number, end: number, offset: number): number {
    const { littleEndian, recordHeader } = layout;
    if (end - at < recordHeader) {
      this.needed = recordHeader;
      return 0;
    }
    const captured = view.getUint32(at + 8, littleEndian);
    if (captured > MAX_RECORD) {
      this.#damaged(captured, offset);
      return DAMAGED;
    }
    this.needed = recordHeader + captured;
    if (end - at < this.needed) return 0;
    const { frame } = this.#sink;
    const fraction = view.getUint32(at + 4, littleEndian) * layout.step;
    const carry = Math.floor(fraction / 1e9);
    frame.seconds = view.getUint32(at, littleEndian) + carry;
    frame.nanoseconds = fraction - carry * 1e9;
    frame.length = view.getUint32(at + 12, littleEndian);
    frame.byteOffset = offset;
    frame.view = view;
    frame.start = at + recordHeader;
    frame.end = at + this.needed;
    this.#sink.deliver();
    return this.needed;
  }

  #damaged(captured: number, offset: number): void {
    const number = this.#sink.frame.number + 1;
    const claim = `record ${number} at byte ${offset} claims ${captured} bytes`;
    this.#emit.notice('capture-damaged', `${claim}, more than ${MAX_RECORD}; not read from here on`, number);
  }
}

class PcapReader implements ByteReader {
  readonly #emit: Emit;
  readonly #sink: FrameSink;
  readonly #records: PcapRecords;
  readonly #window: ByteWindow;

  constructor(path: string, emit: Emit) {
    this.#emit = emit;
    this.#sink = new FrameSink(path, emit);
    this.#records = new PcapRecords(emit, this.#sink);
    this.#window = new ByteWindow(this.#records);
  }

  bytes(chunk: Uint8Array): void {
    this.#window.push(chunk);
  }

  end(): Reading {
    const { unread, offset } = this.#window;
    if (!this.#records.stopped && (unread > 0 || offset === 0)) {
      const number = this.#sink.frame.number + 1;
      const where = `in record ${number}, which begins at byte ${offset}`;
      this.#emit.notice('capture-cut', `ends ${offset === 0 ? 'in the file header' : where}`, number);
    }
    return this.#sink.close({ drops: null, filters: [], interfaces: [], snapLength: this.#records.snapLength });
  }
}

/** Classic pcap files (draft-ietf-opsawg-pcap): microseconds, nanoseconds and modified, in both byte orders. */
export default defineParser({
  id: 'pcap',
  title: 'Packet capture (pcap)',
  role: 'capture',
  reads: 'bytes',
  copies: true,
  discriminator: { field: 'magic', values: [...LAYOUTS.keys()].map((magic) => magic.toString(16)) },
  recognise: ({ bytes }: Head) => {
    if (bytes.byteLength < 4) return 0;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const layout = pcapLayout(view, 0);
    if (layout === null) return 0;
    const isRead = bytes.byteLength < FIRST_RECORD || view.getUint32(LENGTH_AT, layout.littleEndian) <= MAX_RECORD;
    return isRead ? 1 : DAMAGED_SHARE;
  },
  open: (path: string, emit: Emit): ByteReader => new PcapReader(path, emit),
});
