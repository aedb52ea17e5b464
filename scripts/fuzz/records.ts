import type { Mutator } from './bytes.js';
import type { Random } from './random.js';

/** A part of a format that has a length: its begin, and its end. */
type Part = readonly [from: number, to: number];

const PCAP_HEADER = 24;
const TAR_BLOCK = 512;

/** Records of a classic pcap, in the order of bytes that the samples have. */
function pcapRecords(bytes: Buffer): readonly Part[] {
  const parts: Part[] = [];
  for (let at = PCAP_HEADER; at + 16 <= bytes.length;) {
    const end = at + 16 + bytes.readUInt32LE(at + 8);
    if (end > bytes.length) break;
    parts.push([at, end]);
    at = end;
  }
  return parts;
}

function pcapngBlocks(bytes: Buffer): readonly Part[] {
  const parts: Part[] = [];
  for (let at = 0; at + 12 <= bytes.length;) {
    const end = at + bytes.readUInt32LE(at + 4);
    if (end > bytes.length || end < at + 12) break;
    parts.push([at, end]);
    at = end;
  }
  return parts;
}

function tarMembers(bytes: Buffer): readonly Part[] {
  const parts: Part[] = [];
  for (let at = 0; at + TAR_BLOCK <= bytes.length;) {
    const size = Number.parseInt(bytes.toString('latin1', at + 124, at + 135), 8);
    if (!Number.isFinite(size)) break;
    const end = at + TAR_BLOCK + Math.ceil(size / TAR_BLOCK) * TAR_BLOCK;
    parts.push([at, Math.min(end, bytes.length)]);
    at = end;
  }
  return parts;
}

/** Headers of a zip archive and of its directory, each up to the next one. */
function zipHeaders(bytes: Buffer): readonly Part[] {
  const begins: number[] = [];
  for (let at = bytes.indexOf('PK'); at >= 0; at = bytes.indexOf('PK', at + 2)) begins.push(at);
  return begins.map((from, index) => [from, begins[index + 1] ?? bytes.length]);
}

/** Moves, doubles or drops a part, so that what follows is read anew. */
const rearranged =
  (partsOf: (bytes: Buffer) => readonly Part[]): Mutator =>
  (bytes, random) => {
    const parts = partsOf(bytes);
    const [from, to] = parts[random.below(parts.length)] ?? [0, 0];
    const part = bytes.subarray(from, to);
    const rest = random.below(2) === 0 ? bytes : Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
    const [at] = partsOf(rest)[random.below(parts.length)] ?? [rest.length];
    return Buffer.concat([rest.subarray(0, at), part, rest.subarray(at)]);
  };

/** Changes a byte of a part's header, where lengths and types stand. */
const inHeader =
  (partsOf: (bytes: Buffer) => readonly Part[], header: number): Mutator =>
  (bytes, random) => {
    const parts = partsOf(bytes);
    const [from, to] = parts[random.below(parts.length)] ?? [0, 0];
    const at = from + random.below(Math.min(header, to - from));
    if (at < bytes.length) bytes[at] = random.of([0, 1, 0x7f, 0x80, 0xff, random.below(256)]);
    return bytes;
  };

/** A member with another header that has its right checksum: without it no reader looks further. */
const rechecked: Mutator = (bytes, random) => {
  const parts = tarMembers(bytes);
  const [from, to] = parts[random.below(parts.length)] ?? [0, 0];
  if (to - from < TAR_BLOCK) return bytes;
  const header = bytes.subarray(from, from + TAR_BLOCK);
  changeField(header, random);
  header.fill(' ', 148, 156);
  const sum = header.reduce((all, byte) => all + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return bytes;
};

/** Places and lengths of a tar header's fields: name, size, time, type, link, prefix. */
const FIELDS: readonly [Part, ...Part[]] = [
  [0, 100],
  [124, 12],
  [136, 12],
  [156, 1],
  [157, 100],
  [345, 155],
];

function changeField(header: Buffer, random: Random): void {
  const [from, length] = random.of(FIELDS);
  const value = random.of([
    '',
    '../../x',
    '/etc/x',
    '77777777777',
    '00000000000',
    '-1',
    'L',
    'x',
    'g',
    'S',
    '5',
    '\xff\xff\xff\xff',
  ]);
  header.fill(0, from, from + length);
  header.write(value.slice(0, length), from, 'latin1');
}

export const PCAP = [rearranged(pcapRecords), inHeader(pcapRecords, 16), inHeader(pcapRecords, 120)] as const;
export const PCAPNG = [rearranged(pcapngBlocks), inHeader(pcapngBlocks, 12), inHeader(pcapngBlocks, 120)] as const;
export const TAR = [rearranged(tarMembers), rechecked, rechecked] as const;
export const ZIP = [rearranged(zipHeaders), inHeader(zipHeaders, 46), inHeader(zipHeaders, 46)] as const;
