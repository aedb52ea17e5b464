/** Conversations kept; the longest silent one is dropped first. */
export const MAX_CONVERSATIONS = 16_384;

/** Numbers conversations as TShark does: from 0, in the order of their first packet. */
export class Conversations<T> {
  readonly #open = new Map<string, T>();
  readonly #make: (number: number) => T;
  #next = 0;

  constructor(make: (number: number) => T) {
    this.#make = make;
  }

  /** The conversation of a key, created if missing. */
  get(key: string): T {
    const known = this.#open.get(key);
    if (known === undefined) return this.renew(key);
    this.#open.delete(key);
    this.#open.set(key, known);
    return known;
  }

  /** Begins a new conversation of the same addresses and ports. */
  renew(key: string): T {
    const made = this.#make(this.#next);
    this.#next += 1;
    this.#open.delete(key);
    this.#open.set(key, made);
    if (this.#open.size > MAX_CONVERSATIONS) this.#dropOldest();
    return made;
  }

  #dropOldest(): void {
    for (const key of this.#open.keys()) {
      this.#open.delete(key);
      return;
    }
  }
}

/** One key for both directions, and whether this one is the first of the two in the order of their texts. */
export function conversationKey(
  source: string,
  sourcePort: number,
  destination: string,
  destinationPort: number,
): ConversationKey {
  const a = `${source} ${sourcePort}`;
  const b = `${destination} ${destinationPort}`;
  return a <= b ? { key: `${a} ${b}`, forward: true } : { key: `${b} ${a}`, forward: false };
}

/** Result of `conversationKey`. */
export interface ConversationKey {
  readonly key: string;
  readonly forward: boolean;
}
