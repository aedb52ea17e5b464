/** Runs a command's reader and collects its events. */
import type { Event, Kind } from '../../../src/core/event.js';
import type { Stamp } from '../../../src/core/time.js';
import type { CommandReader, CommandRun, CommandEmit, TranscriptLine } from '../../../src/parsers/terminal/command.js';
import { nodePlatform } from '../../../src/platform/node.js';

/** One event of a reader: kind, facts, and its lines, from 1 in the output. */
export type Emitted = readonly [kind: Kind, facts: Event['facts'], lines: readonly number[]];

/** What a reader made of a command. */
export interface HostRun {
  readonly understood: boolean;
  readonly emitted: readonly Emitted[];
  readonly stamps: readonly (string | null)[];
  readonly clocks: readonly Stamp[];
}

/** The output's lines, numbered from 1. */
export function linesOf(output: string): readonly TranscriptLine[] {
  return output.split('\n').map((text, index) => ({ text, number: index + 1, byteOffset: 0 }));
}

/** Has a reader read what a command printed. */
export function readRun(reader: CommandReader, command: string, output: string): HostRun {
  const run: CommandRun = { words: command.split(' '), host: null, typed: null, output: linesOf(output) };
  const emitted: Emitted[] = [];
  const stamps: (string | null)[] = [];
  const clocks: Stamp[] = [];
  const emit: CommandEmit = {
    event: (kind, facts, lines, stamp = null) => {
      emitted.push([kind, facts, lines.map(({ number }) => number)]);
      stamps.push(stamp?.text ?? null);
    },
    clock: (stamp) => void clocks.push(stamp),
  };
  const understood = reader.read(run, emit, nodePlatform);
  return { understood, emitted, stamps, clocks };
}
