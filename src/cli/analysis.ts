import { LicAnalyzeError } from '../core/errors.js';
import type { Analysis } from '../core/analysis.js';
import type { AnalyzeOptions } from '../index.js';
import { Outgoing } from '../report/outgoing.js';
import type { Io } from './io.js';
import { boundsOf } from './bounds.js';
import type { OptionForm } from './option-form.js';
import { pairsOf, yearsOf } from './pairs.js';
import { NO_SETTINGS, projectSettings, type ProjectSettings } from './project-file.js';
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
  readonly ignore: readonly string[] | undefined;
  readonly config: string | undefined;
  readonly 'no-config': boolean | undefined;
  readonly quiet: boolean | undefined;
}

/** The same with none of the options. */
export const NO_OPTIONS: Omit<AnalysisArguments, 'paths'> = {
  zone: undefined,
  year: undefined,
  date: undefined,
  clock: undefined,
  alias: undefined,
  bound: undefined,
  at: undefined,
  since: undefined,
  until: undefined,
  host: undefined,
  ignore: undefined,
  config: undefined,
  'no-config': undefined,
  quiet: undefined,
};

/** May be given several times, with one value each. */
const LIST = { group: 'The reading:', type: 'string', array: true, nargs: 1 } as const;
const TEXT = { group: 'The reading:', type: 'string', requiresArg: true } as const;

/** Options of every command that reads a bundle. */
export const ANALYSIS_OPTIONS = {
  zone: { ...LIST, describe: 'GLOB=ZONE, zone of a source or host; may be repeated' },
  year: { ...LIST, describe: 'GLOB=YEAR, year of stamps that have none; likewise' },
  date: { ...LIST, describe: 'GLOB=YYYY-MM-DD, date of times without one; likewise' },
  clock: { ...LIST, describe: 'HOST=+42m1s, how far ahead its clock is; likewise' },
  alias: { ...LIST, describe: 'HOST=ADDRESS, an address behind NAT; likewise' },
  bound: { ...LIST, describe: 'NAME=NUMBER, of unpacking: depth, members, path or ratio' },
  at: { ...TEXT, describe: 'Report the attempt nearest to 13 Jan 17:29 IST' },
  since: { ...TEXT, describe: 'Judge no attempt before; UTC, or with a zone' },
  until: { ...TEXT, describe: 'Judge no attempt from then on' },
  host: { ...TEXT, describe: 'Judge attempts of this host only' },
  ignore: { ...LIST, completes: 'rule', describe: 'RULE that is not judged; may be repeated' },
  config: { ...TEXT, completes: 'file', describe: 'Project file, else ./lic-analyze.config.json' },
  'no-config': { group: TEXT.group, type: 'boolean', describe: 'Read no project file' },
  quiet: { type: 'boolean', alias: 'q', describe: 'Only errors on standard error' },
} as const satisfies Readonly<Record<string, OptionForm>>;

/** Reads and judges a bundle, with a progress bar; Ctrl+C ends it. The rule `judged` is, although a project ignores it. */
export async function analysisOf(args: AnalysisArguments, io: Io, judged?: string): Promise<Analysis> {
  if (args.paths.length === 0) {
    const message = 'Say what to read: lic-analyze <folder, archive or file ...>, or - for standard input.';
    throw new LicAnalyzeError('nothing-to-read', message);
  }
  const given = withProject(givenOptions(args), await projectOf(args, io), judged);
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

async function projectOf(
  { config, 'no-config': none, paths, quiet }: AnalysisArguments,
  io: Io,
): Promise<ProjectSettings> {
  if (none === true && config !== undefined)
    throw new LicAnalyzeError('unknown-option', '--config and --no-config contradict each other.');
  if (none === true) return NO_SETTINGS;
  const { settings, passedOver } = await projectSettings(config, paths);
  if (passedOver !== null && quiet !== true) io.err(Outgoing.text(`lic-analyze: ${passedOver}\n`));
  return settings;
}

/** The command line's come first: where two keys fit a source, the first one counts. Ignored rules add up. */
function withProject(given: AnalyzeOptions, project: ProjectSettings, judged?: string): AnalyzeOptions {
  const disable = [...(given.disable ?? []), ...project.ignore].filter((id) => id !== judged);
  return {
    ...given,
    zones: { ...given.zones, ...project.zones, ...given.zones },
    aliases: { ...given.aliases, ...project.aliases, ...given.aliases },
    ...(disable.length === 0 ? {} : { disable }),
  };
}

function givenOptions(args: AnalysisArguments): AnalyzeOptions {
  const { zone = [], year = [], date = [], clock = [], alias = [], bound = [], at, since, until, host, ignore } = args;
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
    ...(ignore === undefined ? {} : { disable: ignore }),
    aliases: pairsOf(alias, 'bad-alias', '--alias HOST=ADDRESS, such as --alias manager.example=203.0.113.5'),
  };
}
