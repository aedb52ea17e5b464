import type { Argv } from 'yargs';
import { LicAnalyzeError } from '../core/errors.js';
import type { Analysis } from '../core/analysis.js';
import type { AnalyzeOptions } from '../index.js';
import type { Io } from './io.js';
import { boundsOf } from './bounds.js';
import { pairsOf, yearsOf } from './pairs.js';
import { progressBar } from './progress.js';

/** Arguments of every command that reads a bundle. */
export interface AnalysisArguments {
  readonly paths: readonly string[];
  readonly zone: readonly string[] | undefined;
  readonly year: readonly string[] | undefined;
  readonly date: readonly string[] | undefined;
  readonly clock: readonly string[] | undefined;
  readonly alias: readonly string[] | undefined;
  readonly bound: readonly string[] | undefined;
  readonly at: string | undefined;
  readonly since: string | undefined;
  readonly until: string | undefined;
  readonly host: string | undefined;
  readonly quiet: boolean | undefined;
}

/** May be given several times, with one value each. */
const LIST = { group: 'The reading:', type: 'string', array: true, nargs: 1 } as const;
const TEXT = { group: 'The reading:', type: 'string', requiresArg: true } as const;

/** Adds the options of AnalysisArguments to a command. */
export function withAnalysisOptions<T>(yargs: Argv<T>): Argv<T & Omit<AnalysisArguments, 'paths'>> {
  return yargs
    .option('zone', { ...LIST, describe: 'GLOB=ZONE, zone of a source or host; may be repeated' })
    .option('year', { ...LIST, describe: 'GLOB=YEAR, year of stamps that have none; likewise' })
    .option('date', { ...LIST, describe: 'GLOB=YYYY-MM-DD, date of times without one; likewise' })
    .option('clock', { ...LIST, describe: 'HOST=+42m1s, how far ahead its clock is; likewise' })
    .option('alias', { ...LIST, describe: 'HOST=ADDRESS, an address behind NAT; likewise' })
    .option('bound', { ...LIST, describe: 'NAME=NUMBER, of unpacking: depth, members, path or ratio' })
    .option('at', { ...TEXT, describe: 'Report the attempt nearest to 13 Jan 17:29 IST' })
    .option('since', { ...TEXT, describe: 'Judge no attempt before; UTC, or with a zone' })
    .option('until', { ...TEXT, describe: 'Judge no attempt from then on' })
    .option('host', { ...TEXT, describe: 'Judge attempts of this host only' })
    .option('quiet', { type: 'boolean', alias: 'q', describe: 'Only errors on standard error' });
}

/** Reads and judges a bundle, with a progress bar; Ctrl+C ends it. */
export async function analysisOf(args: AnalysisArguments, io: Io): Promise<Analysis> {
  if (args.paths.length === 0) {
    const message = 'Say what to read: lic-analyze <folder, archive or file ...>, or - for standard input.';
    throw new LicAnalyzeError('nothing-to-read', message);
  }
  const given = givenOptions(args);
  const { analyze } = await io.program();
  const bar = await progressBar(io, args.quiet === true);
  const abort = new AbortController();
  const release = io.onInterrupt(() => {
    abort.abort();
  });
  try {
    return await analyze(args.paths, { ...given, signal: abort.signal, onProgress: bar.show });
  } finally {
    release();
    bar.stop();
  }
}

function givenOptions(args: AnalysisArguments): AnalyzeOptions {
  const { zone = [], year = [], date = [], clock = [], alias = [], bound = [], at, since, until, host } = args;
  return {
    zones: pairsOf(zone, 'bad-zone', '--zone GLOB=ZONE, such as --zone "ssm/*=Asia/Tokyo"'),
    years: yearsOf(year),
    ...(date.length === 0
      ? {}
      : { dates: pairsOf(date, 'bad-date', '--date GLOB=YYYY-MM-DD, such as --date "eth0.txt=2024-03-05"') }),
    clocks: pairsOf(clock, 'bad-clock', '--clock HOST=+42m1s, such as --clock ssm=-2.5s'),
    ...(at === undefined ? {} : { at }),
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
    ...(host === undefined ? {} : { host }),
    ...(bound.length === 0 ? {} : { limits: boundsOf(bound) }),
    aliases: pairsOf(alias, 'bad-alias', '--alias HOST=ADDRESS, such as --alias manager.example=203.0.113.5'),
  };
}
