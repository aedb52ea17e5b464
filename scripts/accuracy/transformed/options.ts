import { parseArgs } from 'node:util';

/** What to run, from the command line. */
export interface Options {
  /** Seeds of each transformation that draws something. */
  readonly seeds: number;
  readonly mixes: number;
  /** Ids or causes of bundles, or ids of transformations; all if empty. */
  readonly names: readonly string[];
  /** The one run to write into a folder. */
  readonly keep: { readonly folder: string; readonly run: string } | null;
}

/** Reads the arguments after `--transforms`; throws for one that it does not know. */
export function optionsOf(argv: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      transforms: { type: 'boolean' },
      seeds: { type: 'string', default: '3' },
      mixes: { type: 'string', default: '200' },
      keep: { type: 'string' },
      only: { type: 'string' },
    },
  });
  const { keep: folder, only: run } = values;
  if ((folder === undefined) !== (run === undefined)) {
    throw new Error('--keep FOLDER and --only TRANSFORM:BUNDLE:SEED go together: which run, and where to write it.');
  }
  return {
    seeds: count('--seeds', values.seeds),
    mixes: count('--mixes', values.mixes),
    names: positionals,
    keep: folder === undefined || run === undefined ? null : { folder, run },
  };
}

function count(name: string, text: string): number {
  if (!/^\d+$/.test(text)) throw new Error(`${name} is a number, not "${text}".`);
  return Number(text);
}
