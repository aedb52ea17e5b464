import { groupBy } from '../core/group-by.js';
import type { Analysis } from '../core/analysis.js';
import type { Evidence } from '../core/evidence.js';

/** Short names of sources: the shortest unique end of each path. */
export type Names = ReadonlyMap<string, string>;

/**
 * Short names of an analysis's sources; `a/messages` and `b/messages` keep their folder, a lone `x/messages` does not.
 */
export function namesOf({ sources }: Analysis): Names {
  const paths = sources.map(({ path }) => path);
  return new Map(paths.map((path) => [path, shortName(path, paths)]));
}

function shortName(path: string, paths: readonly string[]): string {
  for (let start = lastBreak(path, path.length); start > 0; start = lastBreak(path, start - 1)) {
    const end = path.slice(start);
    // Lines of a document keep its name.
    if (/^lines? [\d-]+$/.test(end)) continue;
    if (!paths.some((other) => other !== path && endsAtBreak(other, end))) return end;
  }
  return path;
}

/** Where the last part of a path begins: after a slash, or after the `!` before an archive's member. */
function lastBreak(path: string, before: number): number {
  return Math.max(path.lastIndexOf('/', before - 1), path.lastIndexOf('!', before - 1)) + 1;
}

function endsAtBreak(path: string, end: string): boolean {
  return path === end || path.endsWith(`/${end}`) || path.endsWith(`!${end}`);
}

/** More places in one citation prove no more and hide the first. */
const MAX_RANGES = 4;

/** Places without brackets: `vmanage-server.log:260, 262; capture.pcap, frames 1–3`. */
export function places(evidence: readonly Evidence[], names: Names): string {
  const bySource = groupBy(evidence, ({ unit, source }) => `${unit} ${source}`);
  return [...bySource.values()].map((list) => placesIn(list, names)).join('; ');
}

function placesIn(list: readonly Evidence[], names: Names): string {
  const [first] = list;
  if (first === undefined) return '';
  const name = names.get(first.source) ?? first.source;
  const all = ranges(list.map(({ number }) => number));
  const shown = all.slice(0, MAX_RANGES).join(', ') + (all.length > MAX_RANGES ? ' …' : '');
  if (first.unit === 'line') return `${name}:${shown}`;
  return `${name}, ${list.length === 1 ? 'frame' : 'frames'} ${shown}`;
}

function ranges(numbers: readonly number[]): readonly string[] {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b);
  const runs: [number, number][] = [];
  for (const number of sorted) {
    const run = runs.at(-1);
    if (run !== undefined && run[1] === number - 1) run[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([from, to]) => (from === to ? String(from) : `${String(from)}–${String(to)}`));
}
