import yargs, { type Argv } from 'yargs';
import { LicAnalyzeError } from '../core/errors.js';
import { VERSION } from '../core/version.js';
import { withAnalysisOptions } from './analysis.js';
import { analyzeCommand, analyzeOptions } from './commands/analyze.js';
import { collectCommand } from './commands/collect.js';
import { explainCommand } from './commands/explain.js';
import { clocksCommand } from './commands/clocks.js';
import { connectionsCommand } from './commands/connections.js';
import { packetsCommand } from './commands/packets.js';
import { restoreCommand, restoreOptions } from './commands/restore.js';
import { rulesCommand } from './commands/rules.js';
import { whyCommand } from './commands/why.js';
import type { Io } from './io.js';

const EPILOGUE = `Reads folders, files, archives, mails and notes, and standard input for -.
A folder that is named like a command is written ./rules.

Exit codes: 0 no failure, or it healed; 1 failure found; 4 nothing to judge;
2 could not run; 3 report withheld since it would show a secret; 130 interrupted`;

/** What to say if a command's required argument is missing. */
const MISSING: Readonly<Record<string, string>> = {
  packets: 'Say which capture',
  connections: 'Say which capture',
  restore: 'Say which report',
};

/** The parser's messages, and ours for them. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/^Not enough non-option arguments.*/, 'Say which rule ("lic-analyze rules" lists them)'],
  [/^Missing required arguments?: (\w+)$/, '--$1 is missing'],
  [/^Not enough arguments following: (\w)$/, '-$1 needs a value'],
  [/^Not enough arguments following: /, 'A value is missing after --'],
  [/^Invalid values: Argument: ([\w-]+), Given: (.*), Choices: /, '--$1 cannot be $2; it can be '],
];

/** Replaces `-` while the parser runs, which drops it from a list of paths. No argument can hold a NUL. */
const DASH = '\0-';

/** What a command line leads to: a command to run, or text to show. */
export type Parsed = { readonly run: () => Promise<number> } | { readonly show: string };

/** Reads a command line. Throws LicAnalyzeError if it is not understood. */
export async function parseCommandLine(argv: readonly string[], io: Io): Promise<Parsed> {
  const chosen: (() => Promise<number>)[] = [];
  let help = '';
  const choose = (run: () => Promise<number>): void => {
    chosen.push(run);
  };
  try {
    await commands(io, choose).parseAsync(
      argv.map((word) => (word === '-' ? DASH : word)),
      {},
      (_error: unknown, _args: unknown, output: string) => {
        help = output;
      },
    );
  } catch (error) {
    throw misuse(error, argv[0] ?? '');
  }
  const [run] = chosen;
  return run === undefined || help !== '' ? { show: `${help}\n` } : { run };
}

function commands(io: Io, choose: (run: () => Promise<number>) => void): Argv {
  return caselessCommands(captureCommands(settings(), io, choose), io, choose)
    .command(
      '$0 [path..]',
      'Read what was collected and report the root cause',
      (it) => analyzeOptions(withPaths(it)),
      (args) => {
        choose(() => analyzeCommand({ ...args, ...dashes(args), paths: pathsOf(args, 0) }, io));
      },
    )
    .command(
      'why <rule> [path..]',
      'Say why a rule fits, or at what it stopped',
      (it) => withAnalysisOptions(withPaths(withRule(it))),
      (args) => {
        choose(() => whyCommand({ ...args, paths: pathsOf(args, 1) }, io));
      },
    )
    .command(
      'clocks [path..]',
      'Say how the clocks of the sources were tied',
      (it) => withAnalysisOptions(withPaths(it)),
      (args) => {
        choose(() => clocksCommand({ ...args, paths: pathsOf(args, 1) }, io));
      },
    )
    .command(
      'restore <report>',
      'Put back the names that --redact identities replaced',
      (it) => restoreOptions(it),
      (args) => {
        choose(() => restoreCommand({ ...args, output: dashes(args).output }, io));
      },
    );
}

function settings(): Argv {
  return yargs()
    .scriptName('lic-analyze')
    .locale('en')
    .exitProcess(false)
    .fail(false)
    .strict()
    .wrap(80)
    .version(VERSION)
    .describe('version', 'Show the version')
    .help()
    .alias('help', 'h')
    .describe('help', 'Show this help')
    .epilogue(EPILOGUE)
    .check(assertOnce)
    .parserConfiguration({
      'parse-numbers': false,
      'parse-positional-numbers': false,
      'dot-notation': false,
      'camel-case-expansion': false,
      'boolean-negation': false,
    });
}

function withPaths<T>(it: Argv<T>): Argv<T & { path: string[] | undefined }> {
  return it.positional('path', { type: 'string', array: true, describe: 'Folders, archives, files' });
}

/** Commands without a case. */
function caselessCommands(it: Argv, io: Io, choose: (run: () => Promise<number>) => void): Argv {
  return it
    .command(
      'collect',
      'List what to fetch from which host, before a case has files',
      (own) =>
        own
          .option('server', { type: 'string', describe: 'The SSM, as HOST or HOST:PORT' })
          .option('proxy', { type: 'string', describe: "The manager's proxy, likewise" }),
      ({ server, proxy }) => {
        choose(() => collectCommand({ server, proxy }, io));
      },
    )
    .command('rules', 'List the root causes that are looked for', {}, () => {
      choose(() => rulesCommand(io));
    })
    .command(
      'explain <rule>',
      'Explain one of them: evidence, fix, verification',
      (it) => withRule(it),
      ({ rule }) => {
        choose(() => explainCommand(rule, io));
      },
    );
}

/** Commands on one capture. */
function captureCommands(it: Argv, io: Io, choose: (run: () => Promise<number>) => void): Argv {
  return it
    .command(
      'packets <file>',
      "One row a packet, with TShark's field names",
      (it) =>
        withCapture(it)
          .option('fields', { type: 'string', requiresArg: true, describe: 'Columns, separated by commas' })
          .option('limit', { type: 'string', requiresArg: true, describe: 'Packets at most' }),
      (args) => {
        choose(() => packetsCommand(args, io));
      },
    )
    .command(
      'connections <file>',
      'One row a TCP connection of a capture',
      (it) => withCapture(it),
      (args) => {
        choose(() => connectionsCommand(args, io));
      },
    );
}

function withCapture<T>(it: Argv<T>) {
  return it
    .positional('file', { type: 'string', demandOption: true, describe: 'A capture, also compressed or in an archive' })
    .option('json', { type: 'boolean', default: false, describe: 'JSON, one object a line' });
}

function withRule<T>(it: Argv<T>): Argv<T & { rule: string }> {
  return it.positional('rule', { type: 'string', demandOption: true, describe: 'Id of a rule' });
}

const ONCE =
  'format output for max-size redact map force fail-on at since until host quiet fields limit json server proxy'.split(
    ' ',
  );

// The parser makes a list of an option given twice.
function assertOnce(args: Readonly<Record<string, unknown>>): true {
  const twice = ONCE.find((name) => Array.isArray(args[name]));
  if (twice !== undefined) throw new Error(`--${twice} is given twice`);
  return true;
}

function dashes({ output, map }: { readonly output: string | undefined; readonly map: string | undefined }) {
  return { output: output?.replace(DASH, '-'), map: map?.replace(DASH, '-') };
}

// The parser keeps arguments after `--` apart.
function pathsOf(
  args: { readonly path: readonly string[] | undefined; readonly _: readonly (string | number)[] },
  words: number,
): readonly string[] {
  return [...(args.path ?? []), ...args._.slice(words).map(String)].map((path) => path.replace(DASH, '-'));
}

function misuse(error: unknown, command: string): unknown {
  if (!(error instanceof Error)) return error;
  const said = error.message
    .replaceAll(DASH, '-')
    .trim()
    .replace(/\s*\n\s*/g, ' ');
  const missing = said.startsWith('Not enough non-option') ? MISSING[command] : undefined;
  const sentence = missing ?? WORDS.reduce((text, [from, to]) => text.replace(from, to), said);
  return new LicAnalyzeError('unknown-option', `${sentence}; "lic-analyze --help" shows what there is.`);
}
