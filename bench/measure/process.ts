import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { median } from './fit.js';

/** A program and its arguments. */
export type Command = readonly [string, ...string[]];

/** Processor time, user and system, and peak resident memory in bytes. */
export interface Cost {
  readonly seconds: number;
  readonly memory: number;
}

const GNU_TIME = '/usr/bin/time';
const hasGnuTime = spawnSync(GNU_TIME, ['-f', '%M', 'true']).status === 0;

/**
 * The shell's `time` counts a process with all that it started, in milliseconds (GNU time: hundredths of a second);
 * $0 takes what the command says.
 */
const TIMED = `TIMEFORMAT='%3U %3S'; time "$@" >/dev/null 2>"$0" </dev/null`;

/** Runs commands, and keeps their notes in a folder of its own. */
export class Stopwatch {
  private readonly errors: string;
  private readonly peak: string;

  constructor(folder: string) {
    this.errors = join(folder, 'errors.txt');
    this.peak = join(folder, 'peak.txt');
  }

  /** One run in its own process, from start to end. */
  run(command: Command): Cost {
    rmSync(this.peak, { force: true });
    const wrapped = hasGnuTime ? [GNU_TIME, '-q', '-f', '%M', '-o', this.peak, ...command] : command;
    const { status, stderr } = this.spawn(['bash', '-c', TIMED, this.errors, ...wrapped]);
    this.check(command, status);
    const [user = NaN, system = NaN] = stderr.trim().replaceAll(',', '.').split(/\s+/).slice(-2).map(Number);
    return { seconds: user + system, memory: hasGnuTime ? this.peakKept() * 1024 : this.peakOfAnotherRun(command) };
  }

  /** Median time and greatest memory of each command. They take turns, so that a busy moment hits all of them. */
  alternate(commands: readonly Command[], runs: number): readonly Cost[] {
    const costs: readonly Cost[][] = commands.map(() => []);
    for (let round = 0; round < runs; round += 1) {
      for (const [index, command] of commands.entries()) costs[index]?.push(this.run(command));
    }
    return costs.map((own) => ({
      seconds: median(own.map(({ seconds }) => seconds)),
      memory: Math.max(...own.map(({ memory }) => memory)),
    }));
  }

  /** 1 is a finding of ours or no match of rg, 4 a case without a sync; with words on standard error, 1 is a crash. */
  private check(command: Command, status: number | null): void {
    const words = existsSync(this.errors) ? readFileSync(this.errors, 'utf8').trim() : '';
    if (status === 0 || ((status === 1 || status === 4) && words === '')) return;
    throw new Error(`${command.join(' ')} ended with exit code ${String(status)}: ${words}`);
  }

  private peakKept(): number {
    return Number(readFileSync(this.peak, 'utf8'));
  }

  /** Without GNU time, Node says its own peak; a run apart, since that takes time. Other programs have none. */
  private peakOfAnotherRun([program, ...rest]: Command): number {
    if (program !== process.execPath) return NaN;
    const preload = pathToFileURL(join(import.meta.dirname, '..', 'peak-memory.mjs')).href;
    this.spawn([program, '--import', preload, ...rest], { PEAK_MEMORY_FILE: this.peak });
    return this.peakKept();
  }

  private spawn(
    [program, ...rest]: Command,
    more: Readonly<Record<string, string>> = {},
  ): { readonly status: number | null; readonly stderr: string } {
    const env = { ...process.env, ...more };
    const { status, stderr, error } = spawnSync(program, rest, { encoding: 'utf8', env, maxBuffer: Infinity });
    if (error !== undefined) throw new Error(`${program} does not run: ${error.message}`);
    return { status, stderr };
  }
}
