import type { Reading } from '../../core/source.js';
import type { ByteReader, Emit } from '../../core/parser.js';
import { type Stamp, wallMicros } from '../../core/time.js';
import { JsonTokens } from '../../text/json-tokens.js';
import { PassedOver } from '../../text/passed-over.js';
import { TextChunks } from '../../text/text-chunks.js';
import { HarEntries, type EntrySink, type HarPlace } from './entries.js';
import { harEntry } from './entry.js';
import { LineCount } from './line-count.js';
import { writerOf } from './program.js';
import { emitEntry } from './entry-events.js';

/** Characters kept of a string: the manager's error bodies are far shorter, pictures in base64 far longer. */
const MAX_STRING_LENGTH = 16 * 1024;

/** Reads a HAR as its bytes come. Memory: one entry. */
export class HarReader implements ByteReader, EntrySink {
  readonly #chunks: TextChunks;
  readonly #lines = new LineCount();
  readonly #tokens = new JsonTokens(new HarEntries(this, this.#lines), MAX_STRING_LENGTH);
  /** Line at which reading stopped. */
  #damagedAt: number | null = null;
  #writer: string | null = null;
  #entries = 0;
  #understood = 0;
  readonly #unreadable = new PassedOver();
  #first: Stamp | null = null;
  #last: Stamp | null = null;

  constructor(
    private readonly path: string,
    private readonly emit: Emit,
  ) {
    this.#chunks = new TextChunks((text) => {
      this.#lines.push(text);
      if (this.#damagedAt === null) this.#tokens.push(text);
    }, emit.notice.bind(emit));
  }

  bytes(chunk: Uint8Array): void {
    this.#chunks.push(chunk);
  }

  program(value: unknown): void {
    this.#writer = writerOf(value) ?? this.#writer;
  }

  entry(value: unknown, place: HarPlace): void {
    this.#entries++;
    const entry = harEntry(value);
    if (entry === null) return;
    this.#sawTime(entry.stamp);
    if (emitEntry(entry, { ...place, source: this.path, writer: this.#writer }, this.emit)) this.#understood++;
  }

  lost({ number }: HarPlace): void {
    this.#unreadable.add(number);
  }

  damaged(line: number): void {
    this.#damagedAt = line;
  }

  end(): Reading {
    this.#chunks.end();
    const ends = this.#lines.at(Infinity);
    if (this.#damagedAt !== null)
      this.emit.notice('text-cut', `no JSON from here on; entries read before: ${this.#entries}`, this.#damagedAt);
    else if (this.#tokens.depth > 0)
      this.emit.notice('text-cut', `the archive ends in its middle; whole entries before: ${this.#entries}`, ends);
    this.#unreadable.report(
      this.emit,
      (count) => `entries that are no JSON, or larger than is read, were left out: ${count}`,
    );
    return {
      records: this.#entries,
      understood: this.#understood,
      first: this.#first,
      last: this.#last,
      host: null,
    };
  }

  /** Entries are in order of their begin, their end, or their display. */
  #sawTime(stamp: Stamp | null): void {
    if (stamp === null) return;
    if (this.#first === null || utc(stamp) < utc(this.#first)) this.#first = stamp;
    if (this.#last === null || utc(stamp) > utc(this.#last)) this.#last = stamp;
  }
}

function utc(stamp: Stamp): number {
  const minutes = stamp.zone !== null && 'offset' in stamp.zone ? stamp.zone.offset : 0;
  return (wallMicros(stamp) ?? 0) - minutes * 60_000_000;
}
