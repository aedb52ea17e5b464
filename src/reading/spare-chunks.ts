import type { SpareMemory } from '../core/source.js';

/**
 * The memory of the last chunk that nobody looks at any more. A file that is read into two buffers in turn is read
 * several times as fast as one that gets a fresh one for each chunk, whose pages the system has to clear.
 */
export class SpareChunks implements SpareMemory {
  #memory: ArrayBufferLike | null = null;

  give(chunk: Uint8Array): void {
    this.#memory = chunk.buffer;
  }

  take(length: number): ArrayBufferLike | null {
    const memory = this.#memory;
    if (memory?.byteLength !== length) return null;
    this.#memory = null;
    return memory;
  }
}
