/** Thrown where the bytes at hand end before what is read does. */
export class OutOfBits extends Error {}

/** Bits of a byte array, the highest of each byte first. */
export class BitReader {
  #bytes: Uint8Array = new Uint8Array(0);
  /** Place of the next bit in the bytes. */
  #at = 0;

  /** Bytes that are not read yet; the one that is begun counts. */
  get left(): number {
    return this.#bytes.length - Math.floor(this.#at / 8);
  }

  /** Adds bytes at the end, and drops those that were read. */
  append(more: Uint8Array): void {
    const begun = Math.floor(this.#at / 8);
    const rest = this.#bytes.subarray(begun);
    this.#bytes = new Uint8Array(rest.length + more.length);
    this.#bytes.set(rest);
    this.#bytes.set(more, rest.length);
    this.#at -= begun * 8;
  }

  /** Does `work`; the place is as before where the bytes are too few for it. */
  attempt<T>(work: () => T): T | null {
    const at = this.#at;
    try {
      return work();
    } catch (error) {
      if (!(error instanceof OutOfBits)) throw error;
      this.#at = at;
      return null;
    }
  }

  /** The next bits as a number, 24 at most. */
  read(count: number): number {
    const at = this.#at;
    if (at + count > this.#bytes.length * 8) throw new OutOfBits();
    let value = 0;
    for (let have = 0, byte = at >>> 3, from = at & 7; have < count; byte += 1, from = 0) {
      const taken = Math.min(8 - from, count - have);
      const bits = ((this.#bytes[byte] ?? 0) >>> (8 - from - taken)) & ((1 << taken) - 1);
      value = (value << taken) | bits;
      have += taken;
    }
    this.#at = at + count;
    return value;
  }

  bit(): number {
    const at = this.#at;
    const byte = this.#bytes[at >>> 3];
    if (byte === undefined) throw new OutOfBits();
    this.#at = at + 1;
    return (byte >>> (7 - (at & 7))) & 1;
  }

  /** 32 bits, not negative. */
  word(): number {
    return this.read(16) * 0x10000 + this.read(16);
  }

  align(): void {
    this.#at = Math.ceil(this.#at / 8) * 8;
  }
}
