/** Bytes that fit into one block with their padding. */
const MAX_BYTES = 55;

const turned = (word: number, by: number): number => (word << by) | (word >>> (32 - by));

/** The message schedule; one for all calls, because a scan asks for a million of them. */
const words = new Int32Array(80);

/** SHA-1 (FIPS 180-4 section 6.1) of at most 55 bytes, for Community ID, which is defined by it. */
export function sha1OfOneBlock(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  if (bytes.length > MAX_BYTES) throw new RangeError('more than one block');
  schedule(bytes);
  return mixed();
}

/** Step 1: the block as words, with its padding and length, and what follows from them. */
function schedule(bytes: Uint8Array): void {
  words.fill(0);
  for (let at = 0; at <= bytes.length; at += 1) {
    const byte = at < bytes.length ? (bytes[at] ?? 0) : 0x80;
    words[at >> 2] = wordAt(at >> 2) | (byte << (24 - (at & 3) * 8));
  }
  words[15] = bytes.length * 8;
  for (let t = 16; t < 80; t += 1)
    words[t] = turned(wordAt(t - 3) ^ wordAt(t - 8) ^ wordAt(t - 14) ^ wordAt(t - 16), 1);
}

const wordAt = (t: number): number => words[t] ?? 0;

/** Steps 2 to 4: five variables named as in the standard. */
function mixed(): Uint8Array<ArrayBuffer> {
  let a = 0x67452301;
  let b = 0xefcdab89 | 0;
  let c = 0x98badcfe | 0;
  let d = 0x10325476;
  let e = 0xc3d2e1f0 | 0;
  for (let t = 0; t < 80; t += 1) {
    const next = (turned(a, 5) + mix(t, b, c, d) + e + constant(t) + wordAt(t)) | 0;
    e = d;
    d = c;
    c = turned(b, 30);
    b = a;
    a = next;
  }
  const digest = new DataView(new ArrayBuffer(20));
  digest.setUint32(0, a + 0x67452301);
  digest.setUint32(4, b + 0xefcdab89);
  digest.setUint32(8, c + 0x98badcfe);
  digest.setUint32(12, d + 0x10325476);
  digest.setUint32(16, e + 0xc3d2e1f0);
  return new Uint8Array(digest.buffer);
}

function mix(t: number, b: number, c: number, d: number): number {
  if (t < 20) return (b & c) ^ (~b & d);
  return t < 40 || t >= 60 ? b ^ c ^ d : (b & c) ^ (b & d) ^ (c & d);
}

function constant(t: number): number {
  if (t < 40) return t < 20 ? 0x5a827999 : 0x6ed9eba1;
  return t < 60 ? 0x8f1bbcdc : 0xca62c1d6;
}
