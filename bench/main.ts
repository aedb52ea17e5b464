/**
 * `npm run bench [-- --only PART,PART] [--runs N] [--size MEGABYTES | --full]`: processor time and memory of the built
 * command line over made inputs, against programs that do a part of the same work. A measurement, never a test; of the
 * goals only that of memory makes the exit code 1.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchOptions, USAGE, type BenchOptions } from './arguments.js';
import { isTooLarge, type Figure, type Series } from './measure/figure.js';
import { FIGURE_HEAD, figureRow, memoryRow, SERIES_HEAD, seriesRow } from './measure/table.js';
import { Bench, root } from './parts/bench.js';
import { PARTS } from './parts/parts.js';
import { machineLines, writeResults } from './results.js';

const isSeries = (result: Figure | Series): result is Series => 'sizes' in result;

/** The lines of the results, printed as they are known. */
class Results {
  readonly lines: string[] = [];
  readonly figures: Figure[] = [];
  private head = '';

  print(line: string): void {
    console.log(line);
    this.lines.push(line);
  }

  add(result: Figure | Series): void {
    const [head, row] = isSeries(result) ? [SERIES_HEAD, seriesRow(result)] : [FIGURE_HEAD, figureRow(result)];
    if (head !== this.head) this.print(head);
    this.head = head;
    this.print(row);
    if (!isSeries(result)) this.figures.push(result);
  }
}

/** Runs the parts; one that fails leaves the others their turn. Returns whether none failed and memory was kept. */
async function measure(bench: Bench, parts: readonly string[], results: Results): Promise<boolean> {
  let whole = true;
  for (const name of parts) {
    try {
      for (const result of (await PARTS[name]?.(bench)) ?? []) results.add(result);
    } catch (error) {
      whole = false;
      results.print(`${name}: FAILED, ${String(error)}`);
    }
  }
  if (results.figures.length > 0) results.print(memoryRow(results.figures));
  return whole && !results.figures.some(isTooLarge);
}

async function main({ megabytes, runs, only }: BenchOptions): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'lic-analyze-bench-'));
  const machine = machineLines(megabytes, runs);
  console.log(machine.join('\n'));
  try {
    const all = Object.keys(PARTS);
    const results = new Results();
    const kept = await measure(new Bench(folder, megabytes, runs), only.length === 0 ? all : only, results);
    if (only.length === 0) writeResults(join(root, 'bench', 'results.md'), machine, results.lines);
    if (!kept) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function refuse(reason: string): void {
  console.error(reason);
  process.exitCode = 2;
}

const options = benchOptions(process.argv.slice(2), Object.keys(PARTS));
if (typeof options === 'string') refuse(`${options}\n${USAGE}`);
else if (!existsSync(join(root, 'dist', 'cli.js'))) refuse('The CLI is not built: npm run build, then npm run bench.');
else await main(options);
