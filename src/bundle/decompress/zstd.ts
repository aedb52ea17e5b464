import type { InflateEnd } from '../../core/platform.js';
import { ZstdWindows } from './zstd-windows.js';

/** Compressed bytes a turn: 4 may stand for 128 KiB, so that no turn gives more than 32 MiB. */
const STEP = 1024;

/** Decompresses Zstandard, of one frame or many. All before damage is given. */
export async function* unzstd(
  compressed: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, InflateEnd, undefined> {
  const { Decompress } = await import('fzstd');
  let output: Uint8Array[] = [];
  const decoder = new Decompress((data) => {
    // The decoder writes on into its memory.
    if (data.length > 0) output.push(data.slice());
  });
  const windows = new ZstdWindows();
  try {
    for await (const chunk of compressed) {
      for (let at = 0; at < chunk.length; at += STEP) {
        windows.push(chunk.subarray(at, at + STEP));
        decoder.push(chunk.subarray(at, at + STEP), false);
        yield* output;
        output = [];
      }
    }
    windows.end();
    decoder.push(new Uint8Array(0), true);
    yield* output;
    return 'whole';
  } catch (error) {
    yield* output;
    return isCut(error) ? 'cut' : 'damaged';
  }
}

/** Whether the input ended before a frame did. */
function isCut(error: unknown): boolean {
  return typeof error === 'object' && error !== null && Reflect.get(error, 'code') === UNEXPECTED_END;
}

/** ZstdErrorCode.UnexpectedEOF, which a bundle cannot import as a constant. */
const UNEXPECTED_END = 5;
