import type { InflateEnd } from '../../core/platform.js';

/** Decompresses xz, of one stream or many. All before damage is given. */
export async function* unxz(compressed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, InflateEnd, undefined> {
  // In the bundled command line a CommonJS package has only its default export.
  const { default: xz } = await import('xz-decompress');
  const chunks = compressed[Symbol.asyncIterator]();
  const input = { isOver: false };
  const reader = new xz.XzReadableStream(asStream(chunks, input)).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return 'whole';
      // The memory of the decoder is used again.
      yield value.slice();
    }
  } catch {
    return input.isOver ? 'cut' : 'damaged';
  } finally {
    await reader.cancel().catch(() => undefined);
    await chunks.return?.();
  }
}

/** Bytes one chunk at a time, when they are asked for. */
function asStream(chunks: AsyncIterator<Uint8Array>, input: { isOver: boolean }): ReadableStream<Uint8Array> {
  return new ReadableStream(
    {
      async pull(controller) {
        const next = await chunks.next();
        if (next.done !== true) controller.enqueue(next.value);
        else {
          input.isOver = true;
          controller.close();
        }
      },
    },
    { highWaterMark: 0 },
  );
}
