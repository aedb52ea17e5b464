/** Pairs remembered; a source has few. */
const MAX_PAIRS = 10_000;

/** Words joined to one, which is made once for each pair and is found without being made again. */
export class JoinedWords {
  readonly #known = new Map<string, Map<string, string>>();
  #count = 0;

  of(first: string, second: string): string {
    const known = this.#known.get(first)?.get(second);
    if (known !== undefined) return known;
    if (this.#count++ >= MAX_PAIRS) this.#forget();
    const joined = `${first}\n${second}`;
    const own = this.#known.get(first) ?? new Map<string, string>();
    this.#known.set(first, own.set(second, joined));
    return joined;
  }

  #forget(): void {
    this.#known.clear();
    this.#count = 0;
  }
}
