/** Text that may leave. Report's Outgoing makes it by masking and escaping; here only constants become one. */
export class Leaving {
  readonly #text: string;

  protected constructor(text: string) {
    this.#text = text;
  }

  get text(): string {
    return this.#text;
  }

  /** A constant of the program, which holds nothing of anybody: it needs no mask, and its command starts at once. */
  static constant(text: string): Leaving {
    return new Leaving(text);
  }
}
