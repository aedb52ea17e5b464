import type { Micros } from '../../core/time.js';

/** A member of a zip archive, from the archive's directory or from the member's own header (APPNOTE.TXT 4.3.7, 4.3.12). */
export interface ZipMember {
  readonly name: string;
  readonly type: 'file' | 'folder' | 'symlink' | 'special';
  /** Method of compression (APPNOTE.TXT 4.4.5). */
  readonly method: number;
  readonly encrypted: boolean;
  /** CRC-32 of the content; null where it stands behind the content only. */
  readonly crc32: number | null;
  readonly compressedSize: number;
  /** Of the content; null where it stands behind the content only. */
  readonly size: number | null;
  readonly modified: Micros | null;
  /** Place of its own header. */
  readonly headerAt: number;
}

/** Methods that are read: stored, and Deflate. */
export const STORED = 0;
export const DEFLATED = 8;

/** Names of methods that are not (APPNOTE.TXT 4.4.5): Windows takes Deflate64 for large files, others have to be chosen. */
export const OTHER_METHODS: Readonly<Record<number, string>> = {
  1: 'Shrink',
  6: 'Implode',
  9: 'Deflate64',
  12: 'bzip2',
  14: 'LZMA',
  93: 'zstd',
  95: 'xz',
  98: 'PPMd',
  99: 'AES encryption',
};
