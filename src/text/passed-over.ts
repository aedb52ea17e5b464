import type { Emit } from '../core/parser.js';

/** Counts skipped lines and keeps the first, so that one notice covers all. */
export class PassedOver {
  #count = 0;
  #first = 0;
  #text = '';

  /** `text`: the line itself, if the notice shows it. */
  add(number: number, text = ''): void {
    this.#count += 1;
    if (this.#count > 1) return;
    this.#first = number;
    this.#text = text;
  }

  get count(): number {
    return this.#count;
  }

  /** Reports at the end that they were not read; nothing if there are none. */
  report(emit: Pick<Emit, 'notice'>, words: (count: number, firstText: string) => string): void {
    if (this.#count > 0) emit.notice('not-read', words(this.#count, this.#text), this.#first);
  }
}
