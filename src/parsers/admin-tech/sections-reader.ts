import { lineText } from '../../text/lines.js';
import type { Evidence } from '../../core/evidence.js';
import type { Reading } from '../../core/source.js';
import type { Emit, LineReader } from '../../core/parser.js';
import type { Platform } from '../../core/platform.js';
import type { CommandReader, TranscriptLine } from '../terminal/command.js';
import { readerOf } from '../terminal/find-reader.js';
import { HeldOutput } from '../terminal/held-output.js';
import { hostReaders } from '../terminal/host-readers.js';
import { RunReader } from '../terminal/run-reader.js';
import { TypedLine } from '../../text/typed-line.js';
import { cfgmgr } from './cfgmgr.js';
import { Headings } from './heading.js';
import { IdentityFields } from './identity.js';
import { nodeOf } from './node.js';

/** Readers of sections: commands of hosts, and tables of daemons. */
const READERS: readonly CommandReader[] = [...hostReaders, cfgmgr];

interface Section {
  readonly title: string;
  readonly heading: TranscriptLine;
  readonly output: HeldOutput;
}

/** Cuts an admin-tech file into sections and passes each to its reader; sections without a reader are skipped. */
export class SectionsReader implements LineReader {
  readonly #path: string;
  readonly #emit: Emit;
  readonly #runs: RunReader;
  readonly #headings = new Headings();
  readonly #identity = new IdentityFields();
  readonly #node: string | null;
  #section: Section | null = null;
  #passedOver = 0;

  constructor(path: string, emit: Emit, platform: Platform) {
    this.#path = path;
    this.#emit = emit;
    this.#node = nodeOf(path);
    this.#runs = new RunReader(path, emit, READERS, platform);
  }

  line(block: Uint8Array, start: number, end: number, number: number, byteOffset: number): void {
    const line = { text: lineText(block, start, end), number, byteOffset };
    const title = this.#headings.next(line.text);
    if (title !== null) {
      this.#close();
      this.#begin(title, line);
    } else {
      this.#identity.take(line, this.#section !== null);
      this.#section?.output.add(line);
    }
  }

  end(): Reading {
    this.#close();
    const host = this.#host();
    const found = this.#identity.identity((line) => this.#evidence(line));
    if (found !== null) this.#emit.event('host.identity', found.facts, { stamp: null, host, evidence: found.evidence });
    const reading = this.#runs.reading();
    return { ...reading, records: reading.records + this.#passedOver, host };
  }

  #begin(title: string, heading: TranscriptLine): void {
    if (readerOf(title.split(/\s+/), READERS) === null) this.#passedOver++;
    else this.#section = { title, heading, output: new HeldOutput() };
  }

  #close(): void {
    const section = this.#section;
    this.#section = null;
    if (section === null) return;
    const { heading, title, output } = section;
    const typed = new TypedLine(heading, { host: null, user: null, kind: 'manager-cli', command: title });
    this.#runs.run({ typed, host: this.#host(), output: output.lines });
    output.passedOver.report(
      this.#emit,
      (count) => `the section "${title}" is longer than is kept; ${String(count)} lines of it were passed over`,
    );
  }

  /** The name in the file itself, else the archive's. */
  #host(): string | null {
    return this.#identity.host ?? this.#node;
  }

  #evidence({ text, number, byteOffset }: TranscriptLine): Evidence {
    return { source: this.#path, unit: 'line', number, byteOffset, stamp: null, text };
  }
}
