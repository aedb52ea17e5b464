import type { LineWindow } from '../core/parser.js';
import { utf8Text } from './bytes.js';

/** Bytes decoded at a time. V8 allocates a text above 128 kB apart, which takes thirty times as long. */
const MOST = 96 * 1024;
const LEAST = 1024;

const EMPTY = new Uint8Array(0);

/** The text around the lines of one chunk, decoded many lines at a time and only if a reader asks for it. */
export class AsciiWindow implements LineWindow {
  from = 0;
  #block: Uint8Array = EMPTY;
  #end = 0;
  #text = '';
  #isAscii = false;
  #size = MOST;

  /** Turns to the next chunk, or away from the last one. */
  turn(block: Uint8Array = EMPTY): void {
    this.#block = block;
    this.#text = '';
    this.from = this.#end = 0;
  }

  text(start: number, end: number): string | null {
    if (end > this.#end || start < this.from) this.#decode(start, end);
    return this.#isAscii ? this.#text : null;
  }

  /** Other text than ASCII mostly stands in few lines, so that the next window is smaller after one with it. */
  #decode(start: number, end: number): void {
    this.from = start;
    this.#end = Math.min(Math.max(start + this.#size, end), this.#block.length);
    const length = this.#end - start;
    this.#text = utf8Text(this.#block.subarray(start, this.#end));
    // As long as its bytes and nothing replaced: all ASCII.
    this.#isAscii = this.#text.length === length && !this.#text.includes('\ufffd');
    this.#size = this.#isAscii ? Math.min(2 * this.#size, MOST) : Math.max(this.#size >> 2, LEAST);
  }
}
