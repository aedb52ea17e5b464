import { concatBytes } from '../text/bytes.js';

/** Bytes of a stream, taken in portions of any size. */
export class ByteQueue {
  /** Bytes taken so far. */
  offset = 0;
  readonly #chunks: AsyncIterator<Uint8Array>;
  #current: Uint8Array = new Uint8Array(0);

  constructor(bytes: AsyncIterable<Uint8Array>) {
    this.#chunks = bytes[Symbol.asyncIterator]();
  }

  /** Some bytes, at least one and at most `maxBytes`, without copying; null at the end. */
  async some(maxBytes: number): Promise<Uint8Array | null> {
    while (this.#current.length === 0) {
      const next = await this.#chunks.next();
      if (next.done === true) return null;
      this.#current = next.value;
    }
    const taken = this.#current.subarray(0, maxBytes);
    this.#current = this.#current.subarray(taken.length);
    this.offset += taken.length;
    return taken;
  }

  /** Exactly `length` bytes, or as many as there are. */
  async take(length: number): Promise<Uint8Array> {
    const first = length === 0 ? null : await this.some(length);
    if (first === null) return new Uint8Array(0);
    if (first.length === length) return first;
    const parts = [first];
    for (let missing = length - first.length; missing > 0;) {
      const part = await this.some(missing);
      if (part === null) break;
      parts.push(part);
      missing -= part.length;
    }
    return concatBytes(parts);
  }

  /** Skips `length` bytes; false if there are fewer. */
  async skip(length: number): Promise<boolean> {
    for (let missing = length; missing > 0;) {
      const part = await this.some(missing);
      if (part === null) return false;
      missing -= part.length;
    }
    return true;
  }

  /** Releases the stream. */
  async close(): Promise<void> {
    this.#current = new Uint8Array(0);
    await this.#chunks.return?.();
  }
}
