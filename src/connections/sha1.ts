/** Bytes that fit into one block with their padding. */
const MAX_BYTES = 55;

const turned = (word: number, by: number): number => (word << by) | (word >>> (32 - by));

/** SHA-1 (FIPS 180-4 section 6.1) of at most 55 bytes, for Community ID, which is defined by it. */
export function sha1OfOneBlock(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  if (bytes.length > MAX_BYTES) throw new RangeError('more than one block');
  const block = new DataView(new ArrayBuffer(64));
  for (const [at, byte] of bytes.entries()) block.setUint8(at, byte);
  block.setUint8(bytes.length, 0x80);
  block.setUint32(60, bytes.length * 8);
  const words = new Int32Array(80);
  for (let t = 0; t < 16; t += 1) words[t] = block.getInt32(t * 4);
  for (let t = 16; t < 80; t += 1)
    words[t] = turned((words[t - 3] ?? 0) ^ (words[t - 8] ?? 0) ^ (words[t - 14] ?? 0) ^ (words[t - 16] ?? 0), 1);
  const begin = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0] as const;
  const digest = new DataView(new ArrayBuffer(20));
  for (const [index, word] of mixed(begin, words).entries()) digest.setUint32(index * 4, word + (begin[index] ?? 0));
  return new Uint8Array(digest.buffer);
}

/** Step 3: five variables named as in the standard. */
function mixed(begin: readonly [number, number, number, number, number], words: Int32Array): readonly number[] {
  let [a, b, c, d, e] = begin;
  for (let t = 0; t < 80; t += 1) {
    const [mix, constant] = round(t, b, c, d);
    [e, d, c, b, a] = [d, c, turned(b, 30), a, (turned(a, 5) + mix + e + constant + (words[t] ?? 0)) | 0];
  }
  return [a, b, c, d, e];
}

function round(t: number, b: number, c: number, d: number): readonly [mix: number, constant: number] {
  if (t < 20) return [(b & c) ^ (~b & d), 0x5a827999];
  if (t < 40) return [b ^ c ^ d, 0x6ed9eba1];
  if (t < 60) return [(b & c) ^ (b & d) ^ (c & d), 0x8f1bbcdc];
  return [b ^ c ^ d, 0xca62c1d6];
}
