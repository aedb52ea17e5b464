/** Bytes that are added at the end and taken at the begin; grows by doubling, so that many small additions stay cheap. */
export class ByteBuffer {
  #bytes = new Uint8Array(0);
  #start = 0;
  #end = 0;

  get length(): number {
    return this.#end - this.#start;
  }

  /** What is held; valid until the next call that changes it. */
  get bytes(): Uint8Array {
    return this.#bytes.subarray(this.#start, this.#end);
  }

  append(bytes: Uint8Array): void {
    if (this.#end + bytes.byteLength > this.#bytes.byteLength) this.#grow(bytes.byteLength);
    this.#bytes.set(bytes, this.#end);
    this.#end += bytes.byteLength;
  }

  /** Takes the first `length` bytes away. */
  drop(length: number): void {
    this.#start = Math.min(this.#start + length, this.#end);
    if (this.#start === this.#end) this.clear();
  }

  /** Lets go of everything, memory included. */
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
