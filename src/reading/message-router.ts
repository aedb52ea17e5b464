import type { Emit, Message, MessageParser } from '../core/parser.js';

/** Texts with these initials are the busy ones, and the only ones with a list of their own. */
const ASCII = 128;

/**
 * All message parsers as one: the first that claims a text reads it, and only those are asked that can claim a text with
 * its initial.
 */
export class MessageRouter {
  readonly #parsers: readonly MessageParser[];
  /** By the code of the initial; filled as they come. */
  readonly #byInitial: (readonly MessageParser[] | undefined)[] = new Array<undefined>(ASCII).fill(undefined);
  #claimed: MessageParser | null = null;

  constructor(parsers: readonly MessageParser[]) {
    this.#parsers = parsers;
  }

  claims(text: string): boolean {
    for (const parser of this.#candidates(text)) {
      if (!parser.claims(text)) continue;
      this.#claimed = parser;
      return true;
    }
    return false;
  }

  /** Reads the message whose text was claimed last. */
  read(message: Message, emit: Emit): void {
    this.#claimed?.read(message, emit);
  }

  #candidates(text: string): readonly MessageParser[] {
    const code = text.charCodeAt(0);
    // An empty text has no initial: its code is not a number.
    if (!(code < ASCII)) return this.#parsers;
    const known = this.#byInitial[code];
    if (known !== undefined) return known;
    const initial = text.charAt(0);
    const able = this.#parsers.filter(({ initials }) => initials === undefined || initials.includes(initial));
    this.#byInitial[code] = able;
    return able;
  }
}
