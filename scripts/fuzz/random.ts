/** Numbers from a seed, the same on every machine (xorshift of 32 bits, after a mix of seed and turn). */
export class Random {
  #state: number;

  constructor(seed: number, turn: number) {
    this.#state = (Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(turn + 1, 0xc2b2ae35)) | 1;
    for (let warm = 0; warm < 4; warm += 1) this.below(2);
  }

  /** A whole number from 0 on. */
  below(limit: number): number {
    this.#state ^= this.#state << 13;
    this.#state ^= this.#state >>> 17;
    this.#state ^= this.#state << 5;
    return limit <= 0 ? 0 : (this.#state >>> 0) % limit;
  }

  of<T>(values: readonly [T, ...T[]]): T {
    return values[this.below(values.length)] ?? values[0];
  }
}
