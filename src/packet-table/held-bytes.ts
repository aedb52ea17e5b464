/** Bytes that all connections together may hold back; the longest silent one gives up its own first. */
export const MAX_HELD = 32 * 1024 * 1024;

/** Something that holds bytes back until more come. */
export interface Holder {
  /** Drops them all, and reports that by `HeldBytes.set`. */
  giveUp(): void;
}

/** Counts bytes held back over all connections. */
export class HeldBytes {
  readonly #held = new Map<Holder, number>();
  #total = 0;

  set(owner: Holder, bytes: number): void {
    this.#total += bytes - (this.#held.get(owner) ?? 0);
    this.#held.delete(owner);
    if (bytes > 0) this.#held.set(owner, bytes);
    if (this.#total > MAX_HELD) this.#dropOldest();
  }

  get total(): number {
    return this.#total;
  }

  #dropOldest(): void {
    for (const owner of this.#held.keys()) {
      owner.giveUp();
      return;
    }
  }
}
