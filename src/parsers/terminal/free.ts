import type { CommandReader, CommandRun } from './command.js';
import { bytesOf } from './sizes.js';

/** Bytes of a number without a letter, by option; procps counts 1024 bytes by default. */
const UNITS: Readonly<Record<string, number>> = {
  b: 1,
  bytes: 1,
  k: 1024,
  kibi: 1024,
  m: 1024 ** 2,
  mebi: 1024 ** 2,
  g: 1024 ** 3,
  gibi: 1024 ** 3,
  kilo: 1e3,
  mega: 1e6,
  giga: 1e9,
};

/** Memory: `free` of procps, from release 3.3.10 on with a column `available`, and the older one with `buffers` and `cached`. */
export const free: CommandReader = {
  id: 'free',
  commands: ['free'],
  recognise: (output) =>
    /^\s+total\s+used\s+free\b/.test(output[0] ?? '') && output.some((text) => text.startsWith('Mem:')) ? 1 : 0,
  read(run, emit) {
    const unit = unitOf(run);
    const heading = run.output.find(({ text }) => /\btotal\s+used\s+free\b/.test(text));
    const memory = run.output.find(({ text }) => text.startsWith('Mem:'));
    const swap = run.output.find(({ text }) => text.startsWith('Swap:'));
    if (heading === undefined || memory === undefined) return false;
    const of = (row: string | undefined, column: string): number | null => cell(heading.text, row, column, unit);
    const total = of(memory.text, 'total');
    const available = of(memory.text, 'available') ?? of(memory.text, 'free');
    if (total === null || available === null) return false;
    const [swapTotal, swapFree] = [of(swap?.text, 'total'), of(swap?.text, 'free')];
    emit.event(
      'host.memory',
      {
        'memory.total.bytes': total,
        'memory.available.bytes': available,
        ...(swapTotal === null ? {} : { 'memory.swap.total.bytes': swapTotal }),
        ...(swapFree === null ? {} : { 'memory.swap.free.bytes': swapFree }),
      },
      swap === undefined ? [memory] : [memory, swap],
    );
    return true;
  },
};

function unitOf({ words }: CommandRun): number {
  const option = words
    .map((word) => /^--?([a-z]+)$/.exec(word)?.[1])
    .find((name) => name !== undefined && name in UNITS);
  return UNITS[option ?? 'k'] ?? 1024;
}

/** A cell by its column's heading; rows begin with one extra word, `Mem:`. */
function cell(heading: string, row: string | undefined, column: string, unit: number): number | null {
  const index = heading.trim().split(/\s+/).indexOf(column);
  const text = index < 0 ? undefined : row?.trim().split(/\s+/)[index + 1];
  return text === undefined ? null : bytesOf(text, unit);
}
