import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A turn that went wrong. */
export interface Fault {
  readonly turn: number;
  readonly what: string;
}

export interface Turns {
  /** The turn to go on with. */
  readonly next: number;
  readonly faults: readonly Fault[];
  /** Memory in MB. */
  readonly peak: number;
}

/** Seconds after which a turn hangs; the slowest sound one takes a tenth. */
const HANGS = 30;
const RUN = join(import.meta.dirname, '..', 'run.mjs');
const BATCH = join(import.meta.dirname, 'batch.ts');
/** More faults are of one cause, nearly always. */
const MAX_FAULTS = 20;

/** Runs turns for some minutes, in a process of their own, so that one that hangs or ends it costs only its turn. */
export async function runTurns(id: string, seed: number, from: number, minutes: number): Promise<Turns> {
  const until = Date.now() + minutes * 60_000;
  const faults: Fault[] = [];
  let [next, peak] = [from, 0];
  while (Date.now() < until && faults.length < MAX_FAULTS) {
    const ended = await batch([id, String(seed), String(next)], until);
    faults.push(...ended.faults);
    peak = Math.max(peak, ended.peak);
    if (ended.why !== 'time') faults.push({ turn: ended.turn, what: ended.why });
    next = ended.why === 'time' ? ended.turn : ended.turn + 1;
  }
  return { next, faults, peak };
}

interface Ended {
  readonly turn: number;
  readonly why: string;
  readonly faults: readonly Fault[];
  readonly peak: number;
}

function batch(argv: readonly string[], until: number): Promise<Ended> {
  const child = spawn(process.execPath, [RUN, BATCH, ...argv], { stdio: ['ignore', 'pipe', 'inherit'] });
  const faults: Fault[] = [];
  // Reading the program takes its time on a busy machine, and is no turn.
  let [turn, peak, why, moved] = [Number(argv[2]), 0, 'ended', Infinity];
  const watch = setInterval(() => {
    if (Date.now() > until) why = 'time';
    else if (Date.now() - moved > HANGS * 1000) why = 'hang';
    if (why !== 'ended') child.kill('SIGKILL');
  }, 500);
  createInterface({ input: child.stdout }).on('line', (line) => {
    const [word = '', number = '', ...rest] = line.split(' ');
    if (word === 'turn') [turn, moved] = [Number(number), Date.now()];
    else if (word === 'memory') peak = Math.max(peak, Number(number));
    else if (word === 'fault') faults.push({ turn: Number(number), what: String(JSON.parse(rest.join(' '))) });
  });
  return new Promise((resolve) => {
    child.once('close', () => {
      clearInterval(watch);
      resolve({ turn, why, faults, peak });
    });
  });
}
