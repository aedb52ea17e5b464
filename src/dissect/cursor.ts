/**
 * Reads numbers and vectors in network byte order. A read beyond the end gives 0 or an empty array and sets `short`, so
 * that a message that is cut can be read as far as it goes.
 */
export class Cursor {
  readonly bytes: Uint8Array;
  at: number;
  readonly end: number;
  short = false;
  readonly #view: DataView;

  constructor(bytes: Uint8Array, at = 0, end = bytes.byteLength) {
    this.bytes = bytes;
    this.at = at;
    this.end = Math.min(end, bytes.byteLength);
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get left(): number {
    return Math.max(0, this.end - this.at);
  }

  u8(): number {
    return this.#has(1) ? this.#view.getUint8(this.at - 1) : 0;
  }

  u16(): number {
    return this.#has(2) ? this.#view.getUint16(this.at - 2) : 0;
  }

  u24(): number {
    return this.#has(3) ? this.#view.getUint16(this.at - 3) * 256 + this.#view.getUint8(this.at - 1) : 0;
  }

  u32(): number {
    return this.#has(4) ? this.#view.getUint32(this.at - 4) : 0;
  }

  /** The next `length` bytes, or fewer at the end. */
  take(length: number): Uint8Array {
    const start = Math.min(this.at, this.end);
    this.short ||= start + length > this.end;
    this.at = Math.min(start + length, this.end);
    return this.bytes.subarray(start, this.at);
  }

  /** A cursor over the next `length` bytes, which this one skips. */
  part(length: number): Cursor {
    const start = Math.min(this.at, this.end);
    const end = Math.min(start + length, this.end);
    this.short ||= start + length > this.end;
    this.at = end;
    return new Cursor(this.bytes, start, end);
  }

  #has(length: number): boolean {
    if (this.at + length > this.end) {
      this.short = true;
      this.at = this.end;
      return false;
    }
    this.at += length;
    return true;
  }
}
