/** A queue of bytes; doubles when it grows, so that many small additions stay cheap. */
export class ByteBuffer {
  #bytes = new Uint8Array(0);
  #start = 0;
  #end = 0;

  get length(): number {
    return this.#end - this.#start;
  }

  /** The content; valid until the next change. */
  get bytes(): Uint8Array {
    return this.#bytes.subarray(this.#start, this.#end);
  }

  append(bytes: Uint8Array): void {
    if (this.#end + bytes.byteLength > this.#bytes.byteLength) this.#grow(bytes.byteLength);
    this.#bytes.set(bytes, this.#end);
    this.#end += bytes.byteLength;
  }

  /** Removes the first `length` bytes. */
  drop(length: number): void {
    this.#start = Math.min(this.#start + length, this.#end);
    if (this.#start === this.#end) this.clear();
  }

  /** Removes everything and frees the memory. */
  clear(): void {
    this.#bytes = new Uint8Array(0);
    this.#start = 0;
    this.#end = 0;
  }

  #grow(length: number): void {
    const held = this.length;
    const grown = new Uint8Array(Math.max(held + length, held * 2));
    grown.set(this.bytes);
    this.#bytes = grown;
    this.#start = 0;
    this.#end = held;
  }
}
