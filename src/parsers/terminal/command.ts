import type { Facts, Kind } from '../../core/event.js';
import type { Stamp } from '../../core/time.js';

/** One line of a transcript. */
export interface TranscriptLine {
  /** As a person saw it: without the escapes of a terminal. */
  readonly text: string;
  /** From 1. */
  readonly number: number;
  readonly byteOffset: number;
  /** As it stands in the file, where that differs. */
  readonly verbatim?: string;
}

/** One command as it was typed, with what it printed. */
export interface CommandRun {
  /** Words of the command, quotes resolved and the path of its program cut off: `['curl', '-vk', 'https://…']`; none where only the output is at hand. */
  readonly words: readonly string[];
  /** Host of the prompt; null where the prompt names none, or the output stands without one. */
  readonly host: string | null;
  /** The line with the prompt; null where only the output is at hand. */
  readonly typed: TranscriptLine | null;
  /** What was printed, up to the next prompt. */
  readonly output: readonly TranscriptLine[];
}

/** Where a reader puts what one command showed. */
export interface CommandEmit {
  /** An event shown by these lines; `stamp` is by the host's own clock, null where the command tells no time. */
  event<K extends Kind>(kind: K, facts: Facts[K], lines: readonly TranscriptLine[], stamp?: Stamp | null): void;
  /** The host's own clock as this line shows it: what follows in the transcript was typed after it. */
  clock(stamp: Stamp, line: TranscriptLine): void;
}

/** Reads what one command prints. */
export interface CommandReader {
  readonly id: string;
  /** First words of the commands that it reads: `curl`, `openssl s_client`, `show clock`. */
  readonly commands: readonly string[];
  /** The command tries a connection, a look-up or a request, as a person wants it; the others show the state of a host. */
  readonly tries?: true;
  /** How sure it is that this is its output where nobody typed the command: 0 not at all, 1 certain. */
  recognise(output: readonly string[]): number;
  /** True where it understood something of it. */
  read(run: CommandRun, emit: CommandEmit): boolean;
}
