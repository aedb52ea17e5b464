import { latin1Text, utf8Text, viewOf } from '../../text/bytes.js';
import type { RandomAccess } from '../random-access.js';
import type { ZipMember } from './member.js';

const LOCAL = 0x04034b50;
const DESCRIPTOR = 0x08074b50;
const DIRECTORY = 0x02014b50;
/** All three begin with PK. */
const LETTER_P = 0x50;
const HEADER_BYTES = 30;
const WINDOW = 1024 * 1024;
const ENCRYPTED = 0x1;
const SIZES_AT_END = 0x8;
const UTF8 = 0x800;
const ZIP64 = 0x0001;
const IN_ZIP64 = 0xffffffff;

/** Offset of a member's content; null if there is no header. */
export async function contentAt(access: RandomAccess, headerAt: number): Promise<number | null> {
  const header = viewOf(await access.read(headerAt, HEADER_BYTES));
  if (header.byteLength < HEADER_BYTES || header.getUint32(0, true) !== LOCAL) return null;
  return headerAt + HEADER_BYTES + header.getUint16(26, true) + header.getUint16(28, true);
}

/**
 * Members by their own headers, for an archive without a valid directory at its end. A size that the header lacks comes
 * from the bytes after the content.
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
  const bytes = await access.read(at, HEADER_BYTES + 0xffff * 2);
  if (bytes.length < HEADER_BYTES) return null;
  const header = viewOf(bytes);
  const flags = header.getUint16(6, true);
  const nameEnd = HEADER_BYTES + header.getUint16(26, true);
  const extraEnd = nameEnd + header.getUint16(28, true);
  if (extraEnd > bytes.length || nameEnd === HEADER_BYTES) return null;
  const textOf = (flags & UTF8) === 0 ? latin1Text : utf8Text;
  const name = textOf(bytes.subarray(HEADER_BYTES, nameEnd)).replaceAll('\\', '/');
  const stated = sizesIn(header, nameEnd, extraEnd);
  const sizesAtEnd = (flags & SIZES_AT_END) !== 0 && stated.compressedSize === 0;
  const end = sizesAtEnd ? await endOfContent(access, at + extraEnd) : at + extraEnd + stated.compressedSize;
  return {
    name,
    type: name.endsWith('/') ? 'folder' : 'file',
    method: header.getUint16(8, true),
    encrypted: (flags & ENCRYPTED) !== 0,
    crc32: sizesAtEnd ? null : header.getUint32(14, true),
    compressedSize: end - at - extraEnd,
    size: sizesAtEnd ? null : stated.size,
    modified: null,
    headerAt: at,
  };
}

interface Sizes {
  readonly compressedSize: number;
  readonly size: number;
}

/** Sizes of a header; those of 4 GiB and more are in its extra field (APPNOTE.TXT 4.5.3). */
function sizesIn(header: DataView, from: number, to: number): Sizes {
  const short = { compressedSize: header.getUint32(18, true), size: header.getUint32(22, true) };
  if (short.compressedSize !== IN_ZIP64 && short.size !== IN_ZIP64) return short;
  for (let at = from; at + 4 <= to; at += 4 + header.getUint16(at + 2, true)) {
    if (header.getUint16(at, true) !== ZIP64 || at + 20 > to) continue;
    return {
      size: Number(header.getBigUint64(at + 4, true)),
      compressedSize: Number(header.getBigUint64(at + 12, true)),
    };
  }
  return short;
}

/** End of a content with its size after it: at the descriptor with this very size. */
async function endOfContent(access: RandomAccess, from: number): Promise<number> {
  const marks = [DESCRIPTOR, LOCAL, DIRECTORY];
  for (let at = await nextSignature(access, from, marks); at !== null;) {
    const around = viewOf(await access.read(Math.max(from, at - 12), 40));
    const here = Math.min(12, at - from);
    if (around.byteLength >= here + 16 && around.getUint32(here, true) === DESCRIPTOR) {
      if (around.getUint32(here + 8, true) === (at - from) % 2 ** 32) return at;
    } else if (here === 12 && around.getUint32(4, true) === at - from - 12) return at - 12;
    at = await nextSignature(access, at + 1, marks);
  }
  return access.size;
}

/** Offset of the next of these signatures. */
async function nextSignature(access: RandomAccess, from: number, marks: readonly number[]): Promise<number | null> {
  for (let start = from; start < access.size; start += WINDOW) {
    // Three bytes more, because a signature may lie across two windows.
    const window = await access.read(start, WINDOW + 3);
    const view = viewOf(window);
    for (let at = window.indexOf(LETTER_P); at >= 0; at = window.indexOf(LETTER_P, at + 1)) {
      if (at + 4 <= window.length && marks.includes(view.getUint32(at, true))) return start + at;
    }
  }
  return null;
}
