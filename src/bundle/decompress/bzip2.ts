import type { InflateEnd } from '../../core/platform.js';
import { BitReader } from './bits.js';
import { readBlock, type Block } from './bzip2-block.js';

/** Signatures of a block and of a stream's end: the digits of pi and of its square root. */
const BLOCK = [0x314159, 0x265359] as const;
const END = [0x177245, 0x385090] as const;
const MAGIC = 0x425a68;
const DIGIT_ZERO = 0x30;
/** A block's size is so many times the level, 1 to 9. */
const LEVEL = 100_000;
/** Bytes at hand before a block is tried; a block of text rarely takes more. */
const AT_HAND = 256 * 1024;
const OUTPUT = 64 * 1024;
/** Four equal bytes are followed by how many more there are. */
const RUN = 4;

/** Checksums of single bytes, the highest bit first (bzip2's crctable.c). */
const CRC_TABLE = Int32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte << 24;
  for (let bit = 0; bit < 8; bit += 1) crc = (crc << 1) ^ (crc < 0 ? 0x04c11db7 : 0);
  return crc;
});

/** Decompresses bzip2, of one stream or many, block by block. All before damage is given. */
export async function* bunzipped(
  compressed: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, InflateEnd, undefined> {
  const input = new Input(compressed);
  try {
    for (let stream = 0; ; stream += 1) {
      const level = await input.next(() => levelOf(input.bits));
      // What follows the last stream is padding.
      if (level === 'end' || level === null) return stream > 0 ? 'whole' : level === 'end' ? 'cut' : 'damaged';
      for (;;) {
        const block = await input.next(() => blockOf(input.bits, level * LEVEL));
        if (block === 'end') return 'cut';
        if (block === null) break;
        if (!(yield* contentOf(block))) return 'damaged';
      }
    }
  } catch {
    return 'damaged';
  } finally {
    await input.close();
  }
}

/** The level of the stream that begins here; null if none does. */
function levelOf(bits: BitReader): number | null {
  bits.align();
  const isStream = bits.read(24) === MAGIC;
  const level = bits.read(8) - DIGIT_ZERO;
  return isStream && level >= 1 && level <= 9 ? level : null;
}

/** The next block; null at the end of the stream, with its checksum of checksums. */
function blockOf(bits: BitReader, size: number): Block | null {
  const signature = [bits.read(24), bits.read(24)];
  if (signature[0] === BLOCK[0] && signature[1] === BLOCK[1]) return readBlock(bits, size);
  if (signature[0] !== END[0] || signature[1] !== END[1]) throw new Error('neither a block nor an end');
  bits.word();
  return null;
}

/** Compressed bytes, as many as a step needs. */
class Input {
  readonly bits = new BitReader();
  readonly #chunks: AsyncIterator<Uint8Array>;
  #isOver = false;

  constructor(compressed: AsyncIterable<Uint8Array>) {
    this.#chunks = compressed[Symbol.asyncIterator]();
  }

  /** What a step gives; `end` if the bytes end within it. */
  async next<T>(step: () => T): Promise<T | 'end'> {
    for (let wanted = AT_HAND; ; wanted *= 2) {
      await this.#fill(wanted);
      const done = this.bits.attempt(() => ({ value: step() }));
      if (done !== null) return done.value;
      if (this.#isOver) return 'end';
    }
  }

  async #fill(wanted: number): Promise<void> {
    while (!this.#isOver && this.bits.left < wanted) {
      const next = await this.#chunks.next();
      if (next.done === true) this.#isOver = true;
      else this.bits.append(next.value);
    }
  }

  async close(): Promise<void> {
    await this.#chunks.return?.();
  }
}

/** The content of a block; false if its checksum is another. */
async function* contentOf({ links, first, crc: stated }: Block): AsyncGenerator<Uint8Array, boolean, undefined> {
  let [crc, place, run, last] = [-1, (links[first] ?? 0) >>> 8, 0, -1];
  let [output, filled] = [new Uint8Array(OUTPUT), 0];
  for (let left = links.length; left > 0; left -= 1) {
    const link = links[place] ?? 0;
    const byte = link & 0xff;
    place = link >>> 8;
    const isCount = run === RUN;
    run = isCount ? 0 : byte === last ? run + 1 : 1;
    for (let copies = isCount ? byte : 1; copies > 0; copies -= 1) {
      const value = isCount ? last : byte;
      crc = (crc << 8) ^ (CRC_TABLE[((crc >>> 24) ^ value) & 0xff] ?? 0);
      output[filled] = value;
      filled += 1;
      if (filled < OUTPUT) continue;
      yield await Promise.resolve(output);
      [output, filled] = [new Uint8Array(OUTPUT), 0];
    }
    last = isCount ? -1 : byte;
  }
  if (filled > 0) yield output.subarray(0, filled);
  return ~crc >>> 0 === stated;
}
