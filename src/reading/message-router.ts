import type { Emit, Message, MessageParser, OutlinedTexts, PassedTexts } from '../core/parser.js';

/** Texts with these initials are the busy ones, and the only ones with a list of their own. */
const ASCII = 128;
/** Groups of passed texts remembered; a log has few. */
const MAX_KEYS = 1_000;

/** Passed texts of one parser, and the groups of those that were read. */
interface Passing {
  readonly texts: PassedTexts;
  readonly keys: Set<string>;
}

/** Those that can claim a text with one initial, and what they pass over. */
interface Candidates {
  readonly parsers: readonly MessageParser[];
  readonly passing: readonly Passing[];
  readonly outlining: readonly OutlinedTexts[];
}

/**
 * All message parsers as one: the first that claims a text reads it, and only those are asked that can claim a text with
 * its initial.
 */
export class MessageRouter {
  readonly #all: Candidates;
  readonly #passing = new Map<MessageParser, Passing>();
  /** By the code of the initial; filled as they come. */
  readonly #byInitial: (Candidates | undefined)[] = new Array<undefined>(ASCII).fill(undefined);
  /** The text that was asked about last, and who claimed it: an envelope asks about a text before it hands it on. */
  #asked: string | null = null;
  #claimed: MessageParser | null = null;

  constructor(parsers: readonly MessageParser[]) {
    for (const parser of parsers)
      if (parser.passes !== undefined) this.#passing.set(parser, { texts: parser.passes, keys: new Set() });
    this.#all = this.#candidatesOf(parsers);
  }

  claims(text: string): boolean {
    if (text !== this.#asked) {
      this.#claimed = this.#candidates(text, 0).parsers.find((parser) => parser.claims(text)) ?? null;
      this.#asked = text;
    }
    return this.#claimed !== null;
  }

  /**
   * What passes over the message at this place; null if it must be read. The caller reads it then, so that others like it
   * pass from there on.
   */
  passes(text: string, at: number, end: number, dropsClock: boolean): PassedTexts | null {
    for (const { texts, keys } of this.#candidates(text, at).passing) {
      const { pattern, hasClock, hasKey } = texts;
      pattern.lastIndex = at;
      const found = hasKey === true ? pattern.exec(text) : pattern.test(text);
      if (found === null || found === false || pattern.lastIndex !== end) continue;
      if (hasClock === true && !dropsClock) return null;
      const key = found === true ? undefined : found[1];
      if (key === undefined || keys.has(key)) return texts;
      // A copy, because the group is a part of its text, which would stay in memory with it.
      if (keys.size < MAX_KEYS) keys.add(key.split('').join(''));
      return null;
    }
    return null;
  }

  /** Texts that may be outlined by the initial at this place. */
  outlining(text: string, at: number): readonly OutlinedTexts[] {
    return this.#candidates(text, at).outlining;
  }

  /** Reads the message whose text was claimed last; returns the parser that did. */
  read(message: Message, emit: Emit): MessageParser | null {
    this.#claimed?.read(message, emit);
    return this.#claimed;
  }

  #candidates(text: string, at: number): Candidates {
    const code = text.charCodeAt(at);
    // An empty text has no initial: its code is not a number.
    if (!(code < ASCII)) return this.#all;
    const known = this.#byInitial[code];
    if (known !== undefined) return known;
    const initial = text.charAt(at);
    const parsers = this.#all.parsers.filter(({ initials }) => initials === undefined || initials.includes(initial));
    return (this.#byInitial[code] = this.#candidatesOf(parsers));
  }

  #candidatesOf(parsers: readonly MessageParser[]): Candidates {
    const passing = parsers.flatMap((parser) => this.#passing.get(parser) ?? []);
    return { parsers, passing, outlining: parsers.flatMap(({ outlines }) => outlines ?? []) };
  }
}
