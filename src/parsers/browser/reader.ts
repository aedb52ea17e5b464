import { TextDecoder } from 'node:util';
import { encodingOf } from '../../text/lines.js';
import type { Reading } from '../../core/source.js';
import type { ByteReader, Emit } from '../../core/parser.js';
import { type Stamp, wallMicros } from '../../core/time.js';
import { harEntry } from './entry.js';
import { jsonValue } from './members.js';
import { writerOf } from './program.js';
import { HarScanner, type HarPlace, type HarSink } from './scanner.js';
import { tellEntry } from './tell.js';

/** Reads a HAR as its bytes come: memory is one entry, whatever the size of the archive. */
export class HarReader implements ByteReader, HarSink {
  readonly #scanner = new HarScanner(this);
  #decoder: TextDecoder | null = null;
  #begun = false;
  #writer: string | null = null;
  #entries = 0;
  #understood = 0;
  #unreadable: { count: number; first: number } | null = null;
  #first: Stamp | null = null;
  #last: Stamp | null = null;

  constructor(
    private readonly path: string,
    private readonly emit: Emit,
  ) {}

  bytes(chunk: Uint8Array): void {
    if (!this.#begun) this.#begin(chunk);
    this.#scanner.push(this.#decoder === null ? chunk : Buffer.from(this.#decoder.decode(chunk, { stream: true })));
  }

  /** The parser is given a whole head first, which shows the encoding. */
  #begin(chunk: Uint8Array): void {
    this.#begun = true;
    const { encoding } = encodingOf(chunk);
    if (encoding === 'utf-8') return;
    this.emit.notice('encoding', `text is ${encoding.toUpperCase()}; byte offsets count its UTF-8 form`);
    this.#decoder = new TextDecoder(encoding);
  }

  program(json: string): void {
    this.#writer = writerOf(json) ?? this.#writer;
  }

  entry(json: string, place: HarPlace): void {
    const value = jsonValue(json);
    if (value === null) {
      this.#lost(place);
      return;
    }
    this.#entries++;
    const entry = harEntry(value);
    if (entry === null) return;
    this.#sawTime(entry.stamp);
    if (tellEntry(entry, { ...place, source: this.path, writer: this.#writer }, this.emit)) this.#understood++;
  }

  tooLarge(place: HarPlace): void {
    this.#lost(place);
  }

  end(): Reading {
    const { state, line } = this.#scanner.end();
    if (state === 'cut')
      this.#say('text-cut', `the archive ends in its middle; whole entries before: ${this.#entries}`, line);
    if (state === 'damaged') this.#say('text-cut', `no JSON from here on; entries read before: ${this.#entries}`, line);
    if (this.#unreadable !== null) {
      const { count, first } = this.#unreadable;
      this.#say('not-read', `entries that are no JSON, or larger than is read, were left out: ${count}`, first);
    }
    return {
      records: this.#entries,
      understood: this.#understood,
      first: this.#first,
      last: this.#last,
      host: null,
    };
  }

  #say(code: 'text-cut' | 'not-read', message: string, number: number): void {
    this.emit.notice(code, message, number);
  }

  #lost({ number }: HarPlace): void {
    this.#unreadable ??= { count: 0, first: number };
    this.#unreadable.count++;
  }

  /** Entries stand in the order in which they began, or ended, or were shown. */
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
