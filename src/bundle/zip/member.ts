import type { Micros } from '../../core/time.js';

/** A member of a zip archive, from the archive's directory or from the member's own header (APPNOTE.TXT 4.3.7, 4.3.12). */
export interface ZipMember {
  readonly name: string;
  readonly type: 'file' | 'folder' | 'symlink' | 'special';
  /** Method of compression (APPNOTE.TXT 4.4.5). */
  readonly method: number;
  readonly encrypted: boolean;
  /** CRC-32 of the content; null if it only follows the content. */
  readonly crc32: number | null;
  readonly compressedSize: number;
  /** Size of the content; null if it only follows the content. */
  readonly size: number | null;
  readonly modified: Micros | null;
  /** Offset of its own header. */
  readonly headerAt: number;
}

/** Supported methods: stored, and Deflate. */
export const STORED = 0;
export const DEFLATED = 8;

/**
 * Names of unsupported methods (APPNOTE.TXT 4.4.5): Windows uses Deflate64 for large files, the others only on request.
 */
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
