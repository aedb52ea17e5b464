import type { RandomAccess } from '../random-access.js';
import type { ZipMember } from './member.js';

const LOCAL = 0x04034b50;
const DESCRIPTOR = 0x08074b50;
const DIRECTORY = 0x02014b50;
const HEADER_BYTES = 30;
const WINDOW = 1024 * 1024;
const ENCRYPTED = 0x1;
const SIZES_BEHIND = 0x8;
const UTF8 = 0x800;
const ZIP64 = 0x0001;
const IN_ZIP64 = 0xffffffff;

/** Where the content of a member begins; null where there is no header. */
export async function contentAt(access: RandomAccess, headerAt: number): Promise<number | null> {
  const header = await access.read(headerAt, HEADER_BYTES);
  if (header.length < HEADER_BYTES || header.readUInt32LE(0) !== LOCAL) return null;
  return headerAt + HEADER_BYTES + header.readUInt16LE(26) + header.readUInt16LE(28);
}

/**
 * Members by their own headers, for an archive whose directory, at its end, is cut off or damaged. What a header does
 * not say (links, sizes that stand behind the content) is taken from what follows.
 */
export async function* localMembers(access: RandomAccess): AsyncGenerator<ZipMember, void, undefined> {
  for (let at = await nextSignature(access, 0, [LOCAL]); at !== null;) {
    const member = await readLocal(access, at);
    if (member === null) at = await nextSignature(access, at + 4, [LOCAL]);
    else {
      yield member;
      const content = (await contentAt(access, at)) ?? at + HEADER_BYTES;
      at = await nextSignature(access, content + member.compressedSize, [LOCAL]);
    }
  }
}

async function readLocal(access: RandomAccess, at: number): Promise<ZipMember | null> {
  const header = await access.read(at, HEADER_BYTES + 0xffff * 2);
  if (header.length < HEADER_BYTES) return null;
  const flags = header.readUInt16LE(6);
  const nameEnd = HEADER_BYTES + header.readUInt16LE(26);
  const extraEnd = nameEnd + header.readUInt16LE(28);
  if (extraEnd > header.length || nameEnd === HEADER_BYTES) return null;
  const name = header.toString((flags & UTF8) === 0 ? 'latin1' : 'utf8', HEADER_BYTES, nameEnd).replaceAll('\\', '/');
  const stated = sizesIn(header, nameEnd, extraEnd);
  const behind = (flags & SIZES_BEHIND) !== 0 && stated.compressedSize === 0;
  const end = behind ? await endOfContent(access, at + extraEnd) : at + extraEnd + stated.compressedSize;
  return {
    name,
    type: name.endsWith('/') ? 'folder' : 'file',
    method: header.readUInt16LE(8),
    encrypted: (flags & ENCRYPTED) !== 0,
    crc32: behind ? null : header.readUInt32LE(14),
    compressedSize: end - at - extraEnd,
    size: behind ? null : stated.size,
    modified: null,
    headerAt: at,
  };
}

interface Sizes {
  readonly compressedSize: number;
  readonly size: number;
}

/** Sizes of a header; those of 4 GiB and more stand in its extra field (APPNOTE.TXT 4.5.3). */
function sizesIn(header: Buffer, from: number, to: number): Sizes {
  const short = { compressedSize: header.readUInt32LE(18), size: header.readUInt32LE(22) };
  if (short.compressedSize !== IN_ZIP64 && short.size !== IN_ZIP64) return short;
  for (let at = from; at + 4 <= to; at += 4 + header.readUInt16LE(at + 2)) {
    if (header.readUInt16LE(at) !== ZIP64 || at + 20 > to) continue;
    return { size: Number(header.readBigUInt64LE(at + 4)), compressedSize: Number(header.readBigUInt64LE(at + 12)) };
  }
  return short;
}

/** Where a content ends whose size stands behind it: at the descriptor that states just this size. */
async function endOfContent(access: RandomAccess, from: number): Promise<number> {
  const marks = [DESCRIPTOR, LOCAL, DIRECTORY];
  for (let at = await nextSignature(access, from, marks); at !== null;) {
    const around = await access.read(Math.max(from, at - 12), 40);
    const here = Math.min(12, at - from);
    if (around.length >= here + 16 && around.readUInt32LE(here) === DESCRIPTOR) {
      if (around.readUInt32LE(here + 8) === (at - from) % 2 ** 32) return at;
    } else if (here === 12 && around.readUInt32LE(4) === at - from - 12) return at - 12;
    at = await nextSignature(access, at + 1, marks);
  }
  return access.size;
}

/** The next place at which one of these signatures stands. */
async function nextSignature(access: RandomAccess, from: number, marks: readonly number[]): Promise<number | null> {
  for (let start = from; start < access.size; start += WINDOW) {
    // Three bytes more: a signature may lie across the edge of two windows.
    const window = await access.read(start, WINDOW + 3);
    for (let at = window.indexOf('PK', 0, 'latin1'); at >= 0; at = window.indexOf('PK', at + 1, 'latin1')) {
      if (at + 4 <= window.length && marks.includes(window.readUInt32LE(at))) return start + at;
    }
  }
  return null;
}
