import type { Random } from './random.js';

/** Changes some bytes; `others` are inputs of the same kind to take a piece from. */
export type Mutator = (bytes: Buffer, random: Random, others: readonly Buffer[]) => Buffer;

const EDGES = [0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0xffff, 0x10000, 0x7fffffff, 0xffffffff] as const;

const flipped: Mutator = (bytes, random) => {
  const at = random.below(bytes.length);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
  return bytes;
};

/** A number at the edge of its range, in either order of bytes. */
const edge: Mutator = (bytes, random) => {
  const width = random.of([1, 2, 4]);
  if (bytes.length < width) return bytes;
  const value = random.of(EDGES) % 2 ** (8 * width);
  const at = random.below(bytes.length - width + 1);
  if (random.below(2) === 0) bytes.writeUIntLE(value, at, width);
  else bytes.writeUIntBE(value, at, width);
  return bytes;
};

const cut: Mutator = (bytes, random) => bytes.subarray(0, random.below(bytes.length + 1));

const without: Mutator = (bytes, random) => {
  const [from, length] = piece(bytes, random);
  return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + length)]);
};

const repeated: Mutator = (bytes, random) => {
  const [from, length] = piece(bytes, random);
  const times = random.of([1, 2, 50]);
  return Buffer.concat([
    bytes.subarray(0, from),
    ...Array.from({ length: times }, () => bytes.subarray(from, from + Math.min(length, 4096))),
    bytes.subarray(from),
  ]);
};

const spliced: Mutator = (bytes, random, others) => {
  const other = others[random.below(others.length)] ?? bytes;
  const [from, length] = piece(other, random);
  const at = random.below(bytes.length + 1);
  return Buffer.concat([bytes.subarray(0, at), other.subarray(from, from + length), bytes.subarray(at)]);
};

function piece(bytes: Uint8Array, random: Random): readonly [from: number, length: number] {
  const from = random.below(bytes.length);
  return [from, 1 + random.below(Math.min(bytes.length - from, random.of([4, 64, 1024])))];
}

/** Without any knowledge of a format. */
export const BYTES = [flipped, edge, edge, cut, without, repeated, spliced] as const;
