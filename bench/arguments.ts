import { parseArgs } from 'node:util';

/** Megabytes of a file: usual, and with --full. */
const USUAL = 30;
const FULL = 300;

export interface BenchOptions {
  /** Megabytes of a file of the usual kind; counts follow it. */
  readonly megabytes: number;
  readonly runs: number;
  /** Parts to run; empty for all. */
  readonly only: readonly string[];
}

export const USAGE = `npm run bench -- [--only PART,PART] [--runs N] [--size MEGABYTES | --full]`;

/** The options, or a sentence that says what is wrong with them. */
export function benchOptions(argv: readonly string[], parts: readonly string[]): BenchOptions | string {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      only: { type: 'string', multiple: true },
      runs: { type: 'string', default: '5' },
      size: { type: 'string', default: String(USUAL) },
      full: { type: 'boolean', default: false },
    },
  });
  const only = (values.only ?? []).flatMap((names) => names.split(','));
  const unknown = only.filter((name) => !parts.includes(name));
  if (unknown.length > 0) return `No part ${unknown.join(', ')}; there are ${parts.join(', ')}.`;
  const [megabytes, runs] = [values.full ? FULL : Number(values.size), Number(values.runs)];
  if (!(megabytes >= 1)) return 'The size is a number of megabytes, 1 or more.';
  if (!Number.isInteger(runs) || runs < 1) return 'The runs are a whole number, 1 or more.';
  return { megabytes, runs, only };
}
