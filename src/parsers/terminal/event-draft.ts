import type { Facts, Kind } from '../../core/event.js';
import type { Stamp } from '../../core/time.js';
import type { CommandEmit, TranscriptLine } from './command.js';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
/** Facts that are still being collected. */
type Writable<K extends Kind> = Facts[K] & Mutable<Facts[K]>;

/** Lines that one event cites. */
const MAX_LINES = 12;

/** An event whose command may still add to it. */
export class EventDraft<K extends Kind> {
  readonly facts: Mutable<Facts[K]>;
  /** The same object, typed as it is emitted. */
  readonly #emitted: Facts[K];
  readonly #kind: K;
  readonly #lines: TranscriptLine[] = [];
  #stamp: Stamp | null = null;

  constructor(kind: K, facts: Writable<K>) {
    this.#kind = kind;
    this.facts = facts;
    this.#emitted = facts;
  }

  /** Adds a line that shows it; the event takes the first stamp of its lines. */
  shownBy(line: TranscriptLine | null, stamp: Stamp | null = null): this {
    if (line === null) return this;
    this.#stamp ??= stamp;
    if (this.#lines.length < MAX_LINES && !this.#lines.includes(line)) this.#lines.push(line);
    return this;
  }

  /** The first line that shows it. */
  get firstLine(): TranscriptLine | null {
    return this.#lines[0] ?? null;
  }

  emit(emit: CommandEmit): void {
    emit.event(this.#kind, this.#emitted, this.#lines, this.#stamp);
  }
}
