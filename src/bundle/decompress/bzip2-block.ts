import type { BitReader } from './bits.js';
import { HuffmanCode } from './huffman.js';

/** A block before its transform and its runs are undone. */
export interface Block {
  /** Of each place the byte in the lower 8 bits, and the next place above them. */
  readonly links: Uint32Array;
  readonly first: number;
  /** Checksum of the content. */
  readonly crc: number;
}

/** Symbols that one choice of a code holds for. */
const GROUP = 50;
const [MIN_CODES, MAX_CODES] = [2, 6];
const [RUN_A, RUN_B] = [0, 1];
const MAX_LENGTH = 20;

/** Reads a block after its signature; throws where it is damaged. Layout as of bzip2 1.0.8, decompress.c. */
export function readBlock(bits: BitReader, size: number): Block {
  const crc = bits.word();
  ensure(bits.bit() === 0, 'a randomised block of bzip2 before 0.9.5');
  const first = bits.read(24);
  const used = usedBytes(bits);
  const codes = bits.read(3);
  ensure(codes >= MIN_CODES && codes <= MAX_CODES, 'too few or too many codes');
  const selectors = readSelectors(bits, codes);
  const tables = Array.from({ length: codes }, () => new HuffmanCode(readLengths(bits, used.length + 2)));
  const bytes = readBytes(bits, { used, selectors, tables, size });
  ensure(first < bytes.length, 'the first place is none');
  return { links: linksOf(bytes), first, crc };
}

function ensure(isSo: boolean, what: string): void {
  if (!isSo) throw new Error(what);
}

/** The bytes that the block has, by a map of two levels. */
function usedBytes(bits: BitReader): readonly number[] {
  const sixteens = bits.read(16);
  const used: number[] = [];
  for (let high = 0; high < 16; high += 1) {
    if ((sixteens & (0x8000 >>> high)) === 0) continue;
    const low = bits.read(16);
    for (let at = 0; at < 16; at += 1) if ((low & (0x8000 >>> at)) !== 0) used.push(high * 16 + at);
  }
  return used;
}

/** Which code each group of symbols uses, moved to the front as it is used. */
function readSelectors(bits: BitReader, codes: number): Uint8Array {
  const selectors = new Uint8Array(bits.read(15));
  ensure(selectors.length > 0, 'no group');
  const order = Array.from({ length: codes }, (_, code) => code);
  for (let at = 0; at < selectors.length; at += 1) {
    let place = 0;
    while (bits.bit() === 1) place += 1;
    ensure(place < codes, 'no such code');
    selectors[at] = toFront(order, place);
  }
  return selectors;
}

function toFront(order: number[], place: number): number {
  const [moved = 0] = order.splice(place, 1);
  order.unshift(moved);
  return moved;
}

function readLengths(bits: BitReader, symbols: number): readonly number[] {
  const lengths: number[] = [];
  let length = bits.read(5);
  while (lengths.length < symbols) {
    ensure(length >= 1 && length <= MAX_LENGTH, 'a code of no length');
    if (bits.bit() === 0) lengths.push(length);
    else length += bits.bit() === 0 ? 1 : -1;
  }
  return lengths;
}

interface Coded {
  readonly used: readonly number[];
  readonly selectors: Uint8Array;
  readonly tables: readonly HuffmanCode[];
  readonly size: number;
}

function readBytes(bits: BitReader, { used, selectors, tables, size }: Coded): Uint8Array {
  const bytes = new Uint8Array(size);
  const order = [...used];
  const end = used.length + 1;
  let [count, run, weight] = [0, 0, 1];
  for (let read = 0; ; read += 1) {
    const table = tables[selectors[Math.floor(read / GROUP)] ?? MAX_CODES];
    if (table === undefined) throw new Error('more symbols than groups');
    const symbol = table.next(bits);
    if (symbol === RUN_A || symbol === RUN_B) {
      // Digits 1 and 2 of base 2, the lowest first.
      run += weight * (symbol + 1);
      weight *= 2;
      ensure(run <= size, 'a run longer than the block');
      continue;
    }
    ensure(count + run <= size, 'more bytes than the block has');
    bytes.fill(order[0] ?? 0, count, count + run);
    count += run;
    [run, weight] = [0, 1];
    if (symbol === end) return bytes.subarray(0, count);
    ensure(count < size, 'more bytes than the block has');
    bytes[count] = toFront(order, symbol - 1);
    count += 1;
  }
}

/** Sorts the places by their bytes, which is the order before the Burrows-Wheeler transform. */
function linksOf(bytes: Uint8Array): Uint32Array {
  const next = new Uint32Array(256);
  for (const byte of bytes) next[byte] = (next[byte] ?? 0) + 1;
  let sum = 0;
  for (let byte = 0; byte < 256; byte += 1) {
    const count = next[byte] ?? 0;
    next[byte] = sum;
    sum += count;
  }
  const links = Uint32Array.from(bytes);
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    const place = next[byte] ?? 0;
    next[byte] = place + 1;
    links[place] = (links[place] ?? 0) | (at << 8);
  }
  return links;
}
