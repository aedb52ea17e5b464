import type { Platform } from '../../core/platform.js';
import { watched } from '../decompress/watched.js';
import type { RandomAccess } from '../random-access.js';
import { contentAt } from './local-headers.js';
import { DEFLATED, type ZipMember } from './member.js';

const PIECE = 1024 * 1024;

/** Called while a member is read, and for damage. */
export interface ZipWatch {
  /** The archive was read up to this byte. */
  readonly reached: (offset: number) => void;
  /** Called with the size of every decompressed piece; false ends the reading. */
  readonly unpacked: (bytes: number) => boolean;
  readonly damaged: (code: 'archive-cut' | 'archive-damaged', message: string) => void;
}

/** The content of a member, as far as it is readable; its checksum is compared at the end. */
export async function* contentOf(
  { crc32, inflate }: Pick<Platform, 'crc32' | 'inflate'>,
  access: RandomAccess,
  member: ZipMember,
  watch: ZipWatch,
): AsyncGenerator<Uint8Array, void, undefined> {
  const start = await contentAt(access, member.headerAt);
  if (start === null) {
    watch.damaged('archive-damaged', 'its header is not where the directory of the archive says; it was not read');
    return;
  }
  const raw = pieces(access, start, member.compressedSize, watch);
  const state = { failed: false };
  const fail = (): void => {
    state.failed = true;
  };
  const content = member.method === DEFLATED ? inflated(inflate, raw, watch, fail) : stored(raw, watch, fail);
  let checksum = 0;
  for await (const chunk of content) {
    checksum = crc32(chunk, checksum);
    yield chunk;
  }
  if (
    !state.failed &&
    start + member.compressedSize <= access.size &&
    member.crc32 !== null &&
    checksum !== member.crc32
  )
    watch.damaged('archive-damaged', 'its checksum does not match: its content was damaged on the way');
}

async function* pieces(
  access: RandomAccess,
  start: number,
  length: number,
  watch: ZipWatch,
): AsyncGenerator<Uint8Array, void, undefined> {
  for (let done = 0; done < length;) {
    const piece = await access.read(start + done, Math.min(PIECE, length - done));
    if (piece.length === 0) {
      const there = `${String(done)} of ${String(length)} compressed bytes are there`;
      watch.damaged('archive-cut', `the archive ends within this file: ${there}`);
      return;
    }
    done += piece.length;
    watch.reached(start + done);
    yield piece;
  }
}

async function* stored(
  raw: AsyncIterable<Uint8Array>,
  watch: ZipWatch,
  fail: () => void,
): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const chunk of raw) {
    if (!watch.unpacked(chunk.length)) {
      fail();
      return;
    }
    yield chunk;
  }
}

function inflated(
  inflate: Platform['inflate'],
  raw: AsyncIterable<Uint8Array>,
  watch: ZipWatch,
  fail: () => void,
): AsyncGenerator<Uint8Array, void, undefined> {
  return watched(inflate(raw, 'deflate'), {
    unpacked: (bytes) => {
      if (watch.unpacked(bytes)) return true;
      fail();
      return false;
    },
    damaged: (reason, bytes) => {
      fail();
      // A cut archive already has its notice.
      if (reason === 'cut') return;
      const message = `the compressed data is damaged: read up to byte ${String(bytes)} of the content`;
      watch.damaged('archive-damaged', message);
    },
  });
}
