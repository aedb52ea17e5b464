import type { Facts, Kind } from '../../core/event.js';
import type { Platform } from '../../core/platform.js';
import type { Stamp } from '../../core/time.js';

/** One line of a transcript. */
export interface TranscriptLine {
  /** As a person saw it, without terminal escapes. */
  readonly text: string;
  /** From 1. */
  readonly number: number;
  readonly byteOffset: number;
  /** As it is in the file, where that differs. */
  readonly verbatim?: string;
}

/** One command as it was typed, with what it printed. */
export interface CommandRun {
  /**
   * Words of the command, without quotes and without its program's path: `['curl', '-vk', 'https://…']`; empty if only
   * the output is known.
   */
  readonly words: readonly string[];
  /** The prompt's host; null if the prompt names none, or there is no prompt. */
  readonly host: string | null;
  /** The line with the prompt; null if only the output is known. */
  readonly typed: TranscriptLine | null;
  /** What was printed, up to the next prompt. */
  readonly output: readonly TranscriptLine[];
}

/** Where a reader emits what one command shows. */
export interface CommandEmit {
  /** An event shown by these lines; `stamp` is by the host's own clock, null if the command prints no time. */
  event<K extends Kind>(kind: K, facts: Facts[K], lines: readonly TranscriptLine[], stamp?: Stamp | null): void;
  /** The host's own clock as this line shows it; what follows in the transcript was typed later. */
  clock(stamp: Stamp, line: TranscriptLine): void;
}

/** Reads what one command prints. */
export interface CommandReader {
  readonly id: string;
  /** First words of its commands: `curl`, `openssl s_client`, `show clock`. */
  readonly commands: readonly string[];
  /** True if the command is a manual check (a connection, a look-up or a request); others show the state of a host. */
  readonly isManualCheck?: true;
  /** How sure it is that this is its output if the command is missing: 0 not at all, 1 certain. */
  recognise(output: readonly string[]): number;
  /** True if it understood anything. */
  read(run: CommandRun, emit: CommandEmit, platform: Platform): boolean;
}
