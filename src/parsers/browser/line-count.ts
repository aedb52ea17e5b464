/** Counts the lines of a text that comes in chunks, up to places given in order. */
export class LineCount {
  #line = 1;
  #text = '';
  /** Where the current chunk begins, and how far it is counted. */
  #start = 0;
  #counted = 0;

  push(text: string): void {
    this.#count(this.#text.length);
    this.#start += this.#text.length;
    this.#text = text;
    this.#counted = 0;
  }

  /** The line of a place in the current chunk, from 1. */
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
