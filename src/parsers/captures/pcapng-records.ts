import type { Emit } from '../../core/parser.js';
import type { RecordReader } from './byte-window.js';
import type { FrameSink } from '../../dissect/frame-sink.js';
import { BLOCK } from './pcapng-blocks.js';
import { MAX_PACKET, PcapngSection } from './pcapng-section.js';

/** Type, length, and the length again. */
const BLOCK_FRAME = 12;

/** Largest block that is read; larger ones are skipped, or are damage if they should hold one packet. */
const MAX_BLOCK = MAX_PACKET + 65_536;

/** Returned instead of a block's length. */
const DAMAGED = -1;

export const LITTLE_ENDIAN_MAGIC = 0x4d3c2b1a;
export const BIG_ENDIAN_MAGIC = 0x1a2b3c4d;

/** Reads block after block; unknown kinds are skipped. */
export class PcapngRecords implements RecordReader {
  needed = BLOCK_FRAME;
  /** True if reading ended: the file is damaged from here on. */
  stopped = false;
  /** Offset of the current block. */
  blockOffset = 0;
  readonly section: PcapngSection;
  readonly #emit: Emit;
  readonly #sink: FrameSink;
  #littleEndian = false;
  #inSection = false;
  /** Bytes to skip of the current block. */
  #skip = 0;

  constructor(emit: Emit, sink: FrameSink) {
    this.#emit = emit;
    this.#sink = sink;
    this.section = new PcapngSection(sink);
  }

  /** True if the last block is incomplete. */
  get insideBlock(): boolean {
    return this.#skip > 0;
  }

  read(view: DataView, start: number, end: number, offset: number): number {
    if (this.stopped) return end - start;
    let at = start;
    while (at < end) {
      if (this.#skip > 0) {
        const passed = Math.min(this.#skip, end - at);
        this.#skip -= passed;
        at += passed;
        continue;
      }
      this.blockOffset = offset + at - start;
      const length = this.#readBlock(view, at, end);
      if (length === 0) return at - start;
      if (length === DAMAGED) {
        this.stopped = true;
        return end - start;
      }
      at += length;
    }
    this.needed = 1;
    return at - start;
  }

  /** Reads the block at `at` and returns its length, 0 if it is incomplete, or `DAMAGED`. */
  #readBlock(view: DataView, at: number, end: number): number {
    this.needed = BLOCK_FRAME;
    if (end - at < BLOCK_FRAME) return 0;
    const isSection = view.getUint32(at) === BLOCK.section;
    if (isSection && !this.#readByteOrder(view, at)) return this.#damaged('has no byte-order magic');
    if (!isSection && !this.#inSection) return this.#damaged('stands before any section header');
    const type = isSection ? BLOCK.section : view.getUint32(at, this.#littleEndian);
    const length = view.getUint32(at + 4, this.#littleEndian);
    if (length < (isSection ? 28 : BLOCK_FRAME))
      return this.#damaged(`claims ${length} bytes, fewer than its own header`);
    if (length > MAX_BLOCK) return this.#passOver(type, length);
    // Lengths are multiples of four; if a writer forgot the padding, they are rounded up, as Wireshark does.
    const padded = (length + 3) & ~3;
    this.needed = padded;
    if (end - at < padded) return 0;
    const repeated = view.getUint32(at + padded - 4, this.#littleEndian);
    if (repeated !== length) return this.#damaged(`has two lengths, ${length} and ${repeated}`);
    const body = { view, start: at + 8, end: at + padded - 4, littleEndian: this.#littleEndian };
    this.#inSection ||= isSection;
    const wrong = isSection ? this.section.begin(body) : this.section.read(type, body);
    return wrong === null ? padded : this.#damaged(wrong);
  }

  #readByteOrder(view: DataView, at: number): boolean {
    const magic = view.getUint32(at + 8);
    this.#littleEndian = magic === LITTLE_ENDIAN_MAGIC;
    return magic === LITTLE_ENDIAN_MAGIC || magic === BIG_ENDIAN_MAGIC;
  }

  #passOver(type: number, length: number): number {
    const holdsPacket = type === BLOCK.enhancedPacket || type === BLOCK.oldPacket || type === BLOCK.simplePacket;
    if (holdsPacket || type === BLOCK.section) return this.#damaged(`claims ${length} bytes`);
    this.#skip = length - 1;
    return 1;
  }

  #damaged(what: string): number {
    const { number } = this.#sink.frame;
    const place = `the block at byte ${this.blockOffset}, after frame ${number},`;
    this.#emit.notice('capture-damaged', `${place} ${what}; not read from here on`, number);
    return DAMAGED;
  }
}
