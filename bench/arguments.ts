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

const OPTIONS = {
  only: { type: 'string', default: '' },
  runs: { type: 'string', default: '5' },
  size: { type: 'string', default: String(USUAL) },
  full: { type: 'boolean', default: false },
} as const;

/** The options, or a sentence that says what is wrong with them. */
export function benchOptions(argv: readonly string[], parts: readonly string[]): BenchOptions | string {
  // Not strict, so that a misspelt option is answered in our words and not with a stack.
  const { values, positionals } = parseArgs({ args: [...argv], options: OPTIONS, strict: false });
  const strange = [...positionals, ...Object.keys(values).filter((name) => !(name in OPTIONS))];
  if (strange.length > 0) return `Not understood: ${strange.join(', ')}.`;
  if (typeof values.only !== 'string') return `Say which parts; there are ${parts.join(', ')}.`;
  const only = values.only === '' ? [] : values.only.split(',');
  const unknown = only.filter((name) => !parts.includes(name));
  if (unknown.length > 0) return `No part ${unknown.join(', ')}; there are ${parts.join(', ')}.`;
  const [megabytes, runs] = [values.full === true ? FULL : Number(values.size), Number(values.runs)];
  if (!(megabytes >= 1)) return 'The size is a number of megabytes, 1 or more.';
  if (!Number.isInteger(runs) || runs < 1) return 'The runs are a whole number, 1 or more.';
  return { megabytes, runs, only };
}
