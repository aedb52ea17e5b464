/** Reads records one after the other. */
export interface RecordReader {
  /** Bytes that the next record (or its header) needs; grows once its length is known. */
  readonly needed: number;
  /**
   * Reads complete records from `at` on and returns the number of bytes read. `offset` is the place of `at` in the
   * source.
   */
  read(view: DataView, at: number, end: number, offset: number): number;
}

/**
 * First size of the buffer for a record across chunks; it grows with the bytes received, not with the length that a
 * header states.
 */
const FIRST_SIZE = 65_536;

/**
 * Passes chunks to a record reader, without a copy of records within one chunk. Memory: at most one record, in its own
 * buffer.
 */
export class ByteWindow {
  readonly #reader: RecordReader;
  #rest = new Uint8Array(0);
  #kept = 0;
  #offset = 0;

  constructor(reader: RecordReader) {
    this.#reader = reader;
  }

  /** Bytes received of an incomplete record. */
  get unread(): number {
    return this.#kept;
  }

  /** Bytes reserved for it. */
  get reserved(): number {
    return this.#rest.byteLength;
  }

  /** Offset of the first unread byte. */
  get offset(): number {
    return this.#offset;
  }

  push(chunk: Uint8Array): void {
    const reader = this.#reader;
    const view = new DataView(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    let at = 0;
    while (at < chunk.byteLength) {
      if (this.#kept > 0) at += this.#complete(chunk, at);
      else {
        const used = reader.read(view, at, chunk.byteLength, this.#offset);
        at += used;
        this.#offset += used;
        if (used === 0) at += this.#complete(chunk, at);
      }
    }
  }

  /** Adds missing bytes to the record across chunks, and reads it once it is complete. */
  #complete(chunk: Uint8Array, at: number): number {
    const taken = Math.min(this.#reader.needed - this.#kept, chunk.byteLength - at);
    this.#reserve(this.#kept + taken);
    this.#rest.set(chunk.subarray(at, at + taken), this.#kept);
    this.#kept += taken;
    if (this.#kept < this.#reader.needed) return taken;
    const view = new DataView(this.#rest.buffer, 0, this.#kept);
    const used = this.#reader.read(view, 0, this.#kept, this.#offset);
    if (used > 0) {
      // Packets may still point into the buffer, so the next record gets its own.
      this.#rest = new Uint8Array(0);
      this.#kept = 0;
      this.#offset += used;
    }
    return taken;
  }

  #reserve(length: number): void {
    if (length <= this.#rest.byteLength) return;
    const size = Math.max(length, Math.min(this.#reader.needed, Math.max(FIRST_SIZE, this.#rest.byteLength * 2)));
    const grown = new Uint8Array(size);
    grown.set(this.#rest.subarray(0, this.#kept));
    this.#rest = grown;
  }
}
