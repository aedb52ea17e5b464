import type { InflateEnd } from '../../core/platform.js';

export interface UnpackWatch {
  /** Called with the size of every decompressed piece; false ends the reading. */
  readonly unpacked: (bytes: number) => boolean;
  /** Called if the data is cut or damaged, with the number of bytes decompressed before. */
  readonly damaged: (reason: 'cut' | 'damaged', bytes: number) => void;
}

/** Decompressed bytes on demand, all before damage; `watch` is called for each piece and for damage. */
export async function* watched(
  pieces: AsyncGenerator<Uint8Array, InflateEnd, undefined>,
  watch: UnpackWatch,
): AsyncGenerator<Uint8Array, void, undefined> {
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
