import type { JsonSink, Strange } from '../../text/json-tokens.js';
import { KeptValue } from './kept-value.js';
import type { LineCount } from './line-count.js';

/** Where an entry begins. */
export interface HarPlace {
  /** Line, from 1; 1 for an archive of one line. */
  readonly number: number;
  /** Offset of its opening brace in the source. */
  readonly byteOffset: number;
}

/** Takes the entries of an archive. */
export interface EntrySink {
  entry(value: unknown, place: HarPlace): void;
  /** An entry that is no JSON, or is too large. */
  lost(place: HarPlace): void;
  /** `log.creator` or `log.browser`: the program that wrote the archive. */
  program(value: unknown): void;
  /** Reading stopped at this line. */
  damaged(line: number): void;
}

/** Where entries are in HAR 1.2: `{ "log": { "entries": [ … ] } }`. */
const ENTRIES = ['', 'log', 'entries'];
const LOG = ['', 'log'];

/** Members of an entry that are read; call stacks (`_initiator`) and WebSocket frames can be megabytes. */
const READ = new Set(['startedDateTime', 'time', 'request', 'response', 'serverIPAddress']);

/** Finds the entries among the tokens of a HAR (HTTP Archive 1.2). Memory: one entry. */
export class HarEntries implements JsonSink {
  readonly #sink: EntrySink;
  readonly #lines: LineCount;
  /** Names of the open containers, down to the one that holds an entry. */
  readonly #names: string[] = [];
  #kept: { readonly as: 'entry' | 'program'; readonly value: KeptValue; readonly place: HarPlace } | null = null;
  #isBroken = false;
  /** True after a byte that JSON cannot have there; reading stops. */
  #isDamaged = false;

  constructor(sink: EntrySink, lines: LineCount) {
    this.#sink = sink;
    this.#lines = lines;
  }

  begin(kind: 'object' | 'array', key: string, offset: number): void {
    if (this.#isDamaged) return;
    const as = this.#kept === null && kind === 'object' ? this.#kindOf(key) : null;
    if (as !== null) {
      const place = { number: this.#lines.at(offset), byteOffset: offset };
      this.#kept = { as, value: new KeptValue(as === 'entry' ? READ : null), place };
      this.#isBroken = false;
    }
    if (this.#kept === null) this.#names.push(key);
    else this.#kept.value.begin(kind, key);
  }

  end(): void {
    if (this.#isDamaged) return;
    if (this.#kept === null) this.#names.pop();
    else if (this.#kept.value.end()) this.#deliver();
  }

  value(key: string, text: string, quoted: boolean): void {
    this.#kept?.value.text(key, text, quoted);
  }

  /** A missing quote swaps names and values: nothing after it can be trusted. */
  strange(offset: number, what: Strange, key: string): void {
    if (this.#isDamaged) return;
    const isAlone = this.#kept === null && this.#names.length === 0;
    this.#isBroken ||= this.#kept?.value.reads(key) !== false;
    if (what === 'value' || (what === 'bracket' && !isAlone)) return;
    this.#isDamaged = true;
    this.#kept = null;
    this.#sink.damaged(this.#lines.at(offset));
  }

  #kindOf(key: string): 'entry' | 'program' | null {
    if (isAt(this.#names, ENTRIES)) return 'entry';
    return isAt(this.#names, LOG) && (key === 'creator' || key === 'browser') ? 'program' : null;
  }

  #deliver(): void {
    if (this.#kept === null) return;
    const { as, value, place } = this.#kept;
    this.#kept = null;
    if (as === 'program') this.#sink.program(value.value);
    else if (this.#isBroken || value.full) this.#sink.lost(place);
    else this.#sink.entry(value.value, place);
  }
}

const isAt = (names: readonly string[], path: readonly string[]): boolean =>
  names.length === path.length && path.every((name, depth) => names[depth] === name);
