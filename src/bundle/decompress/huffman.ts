import type { BitReader } from './bits.js';

/** Longest code that the format has. */
const MAX_LENGTH = 20;

/** A canonical Huffman code, by the lengths of its symbols' codes. */
export class HuffmanCode {
  /** Of each length: the last code, and what to add to a code for the index of its symbol. */
  readonly #last = new Int32Array(MAX_LENGTH + 2).fill(-1);
  readonly #offset = new Int32Array(MAX_LENGTH + 2);
  readonly #symbols: Uint16Array;
  readonly #shortest: number;

  constructor(lengths: readonly number[]) {
    const byLength = lengths.map((length, symbol) => ({ length, symbol })).sort((a, b) => a.length - b.length);
    this.#symbols = Uint16Array.from(byLength, ({ symbol }) => symbol);
    this.#shortest = byLength[0]?.length ?? MAX_LENGTH;
    let [code, index] = [0, 0];
    for (let length = 1; length <= MAX_LENGTH; length += 1) {
      const count = lengths.filter((one) => one === length).length;
      this.#offset[length] = index - code;
      this.#last[length] = code + count - 1;
      index += count;
      code = (code + count) * 2;
    }
  }

  /** The next symbol; throws where no symbol has the code. */
  next(bits: BitReader): number {
    let code = bits.read(this.#shortest);
    for (let length = this.#shortest; length <= MAX_LENGTH; length += 1) {
      if (code <= (this.#last[length] ?? -1)) {
        const symbol = this.#symbols[code + (this.#offset[length] ?? 0)];
        if (symbol !== undefined) return symbol;
        break;
      }
      code = code * 2 + bits.bit();
    }
    throw new Error('a code without a symbol');
  }
}
