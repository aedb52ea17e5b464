import type { Evidence } from '../../core/evidence.js';
import type { Event, Facts, Kind } from '../../core/event.js';
import type { Reading } from '../../core/source.js';
import type { Emit } from '../../core/parser.js';
import type { Platform } from '../../core/platform.js';
import type { Stamp } from '../../core/time.js';
import type { CommandReader, CommandRun, CommandEmit, TranscriptLine } from './command.js';
import { readerOf, readersBySight } from './find-reader.js';
import { SessionClock } from './session-clock.js';
import { PassedOver } from '../../text/passed-over.js';
import { typedCommands } from './typed-command.js';
import type { TypedLine } from '../../text/typed-line.js';

/** One prompt with what was typed and printed. */
export interface TypedRun {
  readonly typed: TypedLine<TranscriptLine> | null;
  readonly host: string | null;
  readonly output: readonly TranscriptLine[];
}

/** Programs that print another one's saved output, or run several. */
const SHOWS_OTHERS = /^(?:cat|tac|head|tail|less|more|type|get-content|gc|sh|bash|source|\.)$|\.(?:sh|ps1|bat|cmd)$/i;

interface Reader {
  readonly reader: CommandReader;
  readonly run: CommandRun;
  /** True if its times are of now, not of when a file was saved. */
  readonly now: boolean;
}

/** Gives each command's output to its reader and emits its events. */
export class RunReader {
  readonly #path: string;
  readonly #emit: Emit;
  readonly #readers: readonly CommandReader[];
  readonly #platform: Platform;
  readonly #clock = new SessionClock();
  #records = 0;
  #understood = 0;
  /** Facts and times so far. */
  #shown = 0;
  readonly #silent = new PassedOver();
  #runs = 0;
  #first: Stamp | null = null;
  #last: Stamp | null = null;

  constructor(path: string, emit: Emit, readers: readonly CommandReader[], platform: Platform) {
    this.#path = path;
    this.#emit = emit;
    this.#readers = readers;
    this.#platform = platform;
  }

  run(typed: TypedRun): void {
    if (typed.typed === null ? typed.output.length === 0 : typed.typed.command === '') return;
    this.#runs++;
    const found = typed.typed === null ? this.#bySight(typed) : this.#byName(typed.typed, typed);
    if (typed.typed !== null || found.length > 0) this.#records++;
    const before = this.#shown;
    for (const { reader, run, now } of found) reader.read(run, this.#emitFor(reader, run, now), this.#platform);
    if (this.#shown > before) this.#understood++;
    else this.#noteSilent(typed, found);
  }

  /** A command whose output has a reader, and gave no fact. */
  #noteSilent({ typed, output }: TypedRun, [first]: readonly Reader[]): void {
    const line = typed?.line ?? output[0];
    if (first === undefined || line === undefined || output.every(({ text }) => text.trim() === '')) return;
    this.#silent.add(line.number, first.reader.id);
  }

  /** When a terminal's log began, by the user's own clock. */
  began(stamp: Stamp): void {
    this.#clock.shown(stamp, null, this.#runs - 1);
    this.#note(stamp);
  }

  #noteClock(stamp: Stamp, host: string | null, line: TranscriptLine): void {
    this.#shown++;
    this.#clock.shown(stamp, host, this.#runs);
    this.#note(stamp);
    this.#emit.clock({ outer: null, inner: stamp, evidence: this.#evidence(line, stamp) });
  }

  reading(): Omit<Reading, 'host'> {
    this.#silent.report(
      this.#emit,
      (count, first) =>
        `nothing was understood of what ${String(count)} ${count === 1 ? 'command' : 'commands'} printed, the first: ${first}`,
    );
    return { records: this.#records, understood: this.#understood, first: this.#first, last: this.#last };
  }

  #bySight({ host, output }: TypedRun): readonly Reader[] {
    const run: CommandRun = { words: [], host, typed: null, output };
    return readersBySight(
      output.map(({ text }) => text),
      this.#readers,
    ).map((reader) => ({ reader, run, now: true }));
  }

  /** Each reader once: in a pipeline the first program with a reader counts, the rest are filters. */
  #byName(line: TypedLine<TranscriptLine>, { host, output }: TypedRun): readonly Reader[] {
    const commands = typedCommands(line.command, line.windows);
    const found = new Map<CommandReader, Reader>();
    for (const { words, host: other } of commands) {
      const reader = readerOf(words, this.#readers);
      if (reader === null || found.has(reader)) continue;
      found.set(reader, { reader, run: { words, host: other ?? host, typed: line.line, output }, now: true });
    }
    if (found.size > 0 || !commands.some(({ words }) => SHOWS_OTHERS.test(words[0] ?? ''))) return [...found.values()];
    return this.#bySight({ typed: null, host, output }).map((one) => ({ ...one, now: false }));
  }

  #emitFor({ isManualCheck }: CommandReader, { host }: CommandRun, now: boolean): CommandEmit {
    const run = this.#runs;
    const by = isManualCheck === true ? 'person' : 'product';
    return {
      event: (kind, facts, lines, stamp) => {
        if (now || kind !== 'host.clock') this.#event({ kind, facts, lines, stamp: stamp ?? null, by }, host, run);
      },
      clock: (stamp, line) => {
        if (!now) return;
        this.#noteClock(stamp, host, line);
      },
    };
  }

  #event<K extends Kind>(
    found: {
      readonly kind: K;
      readonly facts: Facts[K];
      readonly lines: readonly TranscriptLine[];
      readonly stamp: Stamp | null;
      readonly by: Event['by'];
    },
    host: string | null,
    run: number,
  ): void {
    this.#shown++;
    const stamp = found.stamp === null ? this.#clock.rightBefore(host, run) : this.#clock.dated(found.stamp);
    const [first, ...more] = found.lines.map((line) => this.#evidence(line, stamp));
    if (first === undefined) return;
    if (stamp !== null) this.#note(stamp);
    this.#emit.event(found.kind, found.facts, { evidence: [first, ...more], stamp, host, by: found.by });
  }

  #note(stamp: Stamp): void {
    this.#first ??= stamp;
    this.#last = stamp;
  }

  #evidence({ text, verbatim, number, byteOffset }: TranscriptLine, stamp: Stamp | null): Evidence {
    return { source: this.#path, unit: 'line', number, byteOffset, stamp, text: verbatim ?? text };
  }
}
