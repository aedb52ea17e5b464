import { join } from 'node:path';
import { managerLog } from '../data/manager-log.js';
import { writeSources } from '../data/sources.js';
import { DENSE, SPARSE } from '../data/syncs.js';
import { writePieces } from '../data/write.js';
import type { Series } from '../measure/figure.js';
import { exponent } from '../measure/fit.js';
import type { Command } from '../measure/process.js';
import { root, type Bench } from './bench.js';
import { writeConnections } from './memory.js';

/** Below this, the difference of two runs is noise of the machine. */
const LEAST_SECONDS = 0.01;
const STEPS = [1 / 16, 1 / 8, 1 / 4, 1 / 2, 1] as const;
const RULES = [10, 32, 100, 316, 1000] as const;
/** Attempts that the rules are judged on. */
const JUDGED = 200;

/** A command for each size, in turns with the same program on nothing, whose time is taken off. */
function series(
  bench: Bench,
  name: string,
  sizes: readonly number[],
  command: (size: number) => Command,
  nothing: Command,
): Series {
  const commands = [nothing, ...sizes.map(command)];
  const [start, ...costs] = bench.stopwatch.alternate(commands, bench.runs);
  const seconds = costs.map((cost) => cost.seconds - (start?.seconds ?? 0));
  const points = sizes.map((size, index) => ({ size, seconds: seconds[index] ?? 0 }));
  return { name, sizes, seconds, exponent: exponent(points.filter((point) => point.seconds >= LEAST_SECONDS)) };
}

/** Time over size, for five sizes of what an input can have much of. */
export function* scaling(bench: Bench): Generator<Series> {
  const steps = (most: number): readonly number[] => STEPS.map((step) => Math.round(most * step));
  const empty = bench.made('empty.log', (path) => writePieces(path, managerLog({ ...DENSE, between: 1, syncs: 1 })));
  const grow = (name: string, most: number, write: (path: string, size: number) => void): Series => {
    const input = (size: number): string =>
      bench.made(`scaling-${name}-${size}`, (path) => {
        write(path, size);
      });
    const sizes = steps(most);
    const made = series(bench, name, sizes, (size) => bench.report(input(size)), bench.report(empty));
    for (const size of sizes) bench.remove(input(size));
    return made;
  };
  yield grow('bytes', bench.megabytes * 1e6, (path, bytes) => writePieces(path, managerLog(SPARSE), bytes));
  yield grow('attempts', bench.scaled(100_000), (path, syncs) => writePieces(path, managerLog({ ...DENSE, syncs })));
  yield grow('sources', bench.scaled(1000), writeSources);
  yield grow('connections', bench.scaled(1_000_000), writeConnections);
  yield rules(bench);
}

/** More and more rules through the library; what is taken off is the same input with none but the built-in ones. */
function rules(bench: Bench): Series {
  const log = bench.made('judged.log', (path) => writePieces(path, managerLog({ ...DENSE, syncs: JUDGED })));
  const script = join(root, 'bench', 'synthetic-rules.mjs');
  const command = (count: number): Command => [process.execPath, script, String(count), log];
  return series(bench, 'rules', RULES, command, command(0));
}
