import { utf8Text } from '../text/bytes.js';

/** Size of tar's blocks. */
export const BLOCK = 512;

/** Type of a tar member; `extended` describes the next member, `other` cannot be read as a file. */
export type MemberType = 'file' | 'folder' | 'link' | 'symlink' | 'special' | 'sparse' | 'other' | Extension;

/** Members with a long name or attributes of the next one: GNU's L and K, POSIX's x and g. */
export type Extension = 'gnu-name' | 'gnu-link' | 'pax' | 'pax-global';

/** One header block of an archive (POSIX.1-2017 pax, ustar interchange format, and GNU's variant of it). */
export interface TarHeader {
  readonly name: string;
  readonly type: MemberType;
  /** Bytes of content that follow. */
  readonly size: number;
  /** Seconds since 1970. */
  readonly mtime: number;
  readonly linkname: string;
}

const TYPES: Readonly<Record<string, MemberType>> = {
  '0': 'file',
  '\0': 'file',
  '7': 'file',
  '1': 'link',
  '2': 'symlink',
  '3': 'special',
  '4': 'special',
  '5': 'folder',
  '6': 'special',
  D: 'other',
  M: 'other',
  V: 'other',
  S: 'sparse',
  L: 'gnu-name',
  K: 'gnu-link',
  x: 'pax',
  X: 'pax',
  g: 'pax-global',
};

const CHECKSUM_AT = 148;
const MAGIC_AT = 257;

/** Whether a block is a header, by its checksum. */
export function isTarHeader(block: Uint8Array): boolean {
  if (block.length < BLOCK || block[0] === 0) return false;
  const stated = octal(block, CHECKSUM_AT, 8);
  if (stated === null || stated === 0) return false;
  let unsigned = 8 * 0x20;
  let high = 0;
  for (let at = 0; at < BLOCK; at += 1) {
    if (at >= CHECKSUM_AT && at < CHECKSUM_AT + 8) continue;
    const byte = block[at] ?? 0;
    unsigned += byte;
    if (byte > 0x7f) high += 1;
  }
  // Some old tars summed signed bytes.
  return stated === unsigned || stated === unsigned - 256 * high;
}

/** Whether a block is a header with a magic number, which can be found again after damage. */
export function isUstarHeader(block: Uint8Array): boolean {
  return text(block, MAGIC_AT, 5) === 'ustar' && isTarHeader(block);
}

/** Whether a block is empty; two of them end an archive. */
export function isZeroBlock(block: Uint8Array): boolean {
  return block.every((byte) => byte === 0);
}

/** Reads a header block; null if it is none, or its size is impossible. */
export function readTarHeader(block: Uint8Array): TarHeader | null {
  if (!isTarHeader(block)) return null;
  const size = number(block, 124, 12);
  if (size === null) return null;
  const name = text(block, 0, 100);
  // POSIX's magic ends in NUL, GNU's in a blank; GNU has other data in place of the prefix.
  const prefix = text(block, MAGIC_AT, 6) === 'ustar' ? text(block, 345, 155) : '';
  const type = TYPES[String.fromCharCode(block[156] ?? 0)] ?? 'file';
  const isFolder = type === 'file' && name.endsWith('/');
  return {
    name: prefix === '' ? name : `${prefix}/${name}`,
    type: isFolder ? 'folder' : type,
    // A link's size is that of the file it names; no content follows.
    size: type === 'link' || type === 'symlink' || type === 'special' || type === 'folder' ? 0 : size,
    mtime: number(block, 136, 12) ?? 0,
    linkname: text(block, 157, 100),
  };
}

/** Reads the records of a pax header, `<length> <key>=<value>\n` each, as far as they are valid. */
export function readPax(content: Uint8Array): ReadonlyMap<string, string> {
  const records = new Map<string, string>();
  for (let at = 0; at < content.length;) {
    const blank = content.indexOf(0x20, at);
    const length = blank < 0 ? NaN : Number(text(content, at, blank - at));
    if (!Number.isSafeInteger(length) || length <= blank - at || at + length > content.length) break;
    const record = utf8Text(content.subarray(blank + 1, at + length - 1));
    const equals = record.indexOf('=');
    if (equals > 0) records.set(record.slice(0, equals), record.slice(equals + 1));
    at += length;
  }
  return records;
}

/** Text up to the first NUL. */
export function text(block: Uint8Array, start: number, length: number): string {
  const field = block.subarray(start, start + length);
  const nul = field.indexOf(0);
  return utf8Text(nul < 0 ? field : field.subarray(0, nul));
}

function octal(block: Uint8Array, start: number, length: number): number | null {
  const digits = text(block, start, length).trim();
  if (digits === '') return 0;
  return /^[0-7]+$/.test(digits) ? parseInt(digits, 8) : null;
}

/** Octal digits, or GNU's base 256 if the first bit is set (files of 8 GiB and more). */
function number(block: Uint8Array, start: number, length: number): number | null {
  if (((block[start] ?? 0) & 0x80) === 0) return octal(block, start, length);
  let value = (block[start] ?? 0) & 0x7f;
  for (let at = start + 1; at < start + length; at += 1) value = value * 256 + (block[at] ?? 0);
  return Number.isSafeInteger(value) ? value : null;
}
