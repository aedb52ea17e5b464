/** Counts the lines of a text that comes in chunks, up to places in it that are asked for in order. */
export class LineCount {
  #line = 1;
  #text = '';
  /** Where the chunk at hand begins, and how far in it is counted. */
  #start = 0;
  #counted = 0;

  push(text: string): void {
    this.#count(this.#text.length);
    this.#start += this.#text.length;
    this.#text = text;
    this.#counted = 0;
  }

  /** The line of a place in the chunk at hand, from 1. */
  at(offset: number): number {
    this.#count(Math.min(offset - this.#start, this.#text.length));
    return this.#line;
  }

  #count(end: number): void {
    let lineEnd = this.#text.indexOf('\n', this.#counted);
    while (lineEnd >= 0 && lineEnd < end) {
      this.#line += 1;
      lineEnd = this.#text.indexOf('\n', lineEnd + 1);
    }
    this.#counted = Math.max(this.#counted, end);
  }
}
