import type { Platform } from '../core/platform.js';

export interface GunzipWatch {
  /** Hears of the size of every piece that comes out; false ends the reading. */
  readonly unpacked: (bytes: number) => boolean;
  /** How the data ended that ended too early or made no sense, and how many bytes came out before. */
  readonly damaged: (reason: 'cut' | 'damaged', bytes: number) => void;
}

/** Decompressed bytes as they are pulled, everything that comes before damage; `watch` hears of each piece and of the damage. */
export async function* gunzipped(
  inflate: Platform['inflate'],
  compressed: AsyncIterable<Uint8Array>,
  watch: GunzipWatch,
  format: 'gzip' | 'deflate' = 'gzip',
): AsyncGenerator<Uint8Array, void, undefined> {
  const pieces = inflate(compressed, format);
  let total = 0;
  try {
    for (;;) {
      const next = await pieces.next();
      if (next.done === true) {
        if (next.value !== 'whole') watch.damaged(next.value, total);
        return;
      }
      total += next.value.length;
      if (!watch.unpacked(next.value.length)) return;
      yield next.value;
    }
  } finally {
    await pieces.return('whole');
  }
}
