import yargs, { type Argv } from 'yargs';
import { VERSION } from '../core/version.js';
import {
  ANALYZE,
  CLOCKS,
  COLLECT,
  COMMON_OPTIONS,
  COMPLETION,
  CONNECTIONS,
  EXAMPLES,
  EXPLAIN,
  PACKETS,
  RESTORE,
  RULES,
  SHELLS,
  WHY,
  usageOf,
} from './command-table.js';
import { analyzeCommand } from './commands/analyze.js';
import { clocksCommand } from './commands/clocks.js';
import { collectCommand } from './commands/collect.js';
import { completionCommand } from './commands/completion.js';
import { connectionsCommand } from './commands/connections.js';
import { explainCommand } from './commands/explain.js';
import { packetsCommand } from './commands/packets.js';
import { restoreCommand } from './commands/restore.js';
import { rulesCommand } from './commands/rules.js';
import { whyCommand } from './commands/why.js';
import { EXIT_CODES } from './exit-code.js';
import type { Io } from './io.js';
import { assertOnce, misuse, orMisspelt } from './misuse.js';
import type { Taken } from './option-form.js';

const EPILOGUE = `Reads folders, files, archives, mails and notes, and standard input for -.
A folder that is named like a command is written ./rules.

Exit codes:
${EXIT_CODES.map(({ code, briefly }) => `  ${String(code).padEnd(5)}${briefly}`).join('\n')}`;

/** Replaces `-` while the parser runs, which drops it from a list of paths. No argument can hold a NUL. */
const DASH = '\0-';

/** What a command line leads to: a command to run, or text to show. */
export type Parsed = { readonly run: () => Promise<number> } | { readonly show: string };

type Choose = (run: () => Promise<number>) => void;

/** Reads a command line. Throws LicAnalyzeError if it is not understood. */
export async function parseCommandLine(argv: readonly string[], io: Io): Promise<Parsed> {
  const chosen: (() => Promise<number>)[] = [];
  let help = '';
  const choose: Choose = (run) => {
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
    throw misuse(error, argv);
  }
  const [run] = chosen;
  return run === undefined || help !== '' ? { show: `${help}\n` } : { run: orMisspelt(run, argv[0]) };
}

function commands(io: Io, choose: Choose): Argv {
  return captureCommands(caselessCommands(caseCommands(settings(), io, choose), io, choose), io, choose);
}

function settings(): Argv {
  return yargs()
    .scriptName('lic-analyze')
    .locale('en')
    .exitProcess(false)
    .fail(false)
    .strict()
    .wrap(80)
    .options({ color: COMMON_OPTIONS.color, 'no-color': COMMON_OPTIONS['no-color'] })
    .version(VERSION)
    .describe('version', COMMON_OPTIONS.version.describe)
    .help()
    .alias('help', COMMON_OPTIONS.help.alias)
    .describe('help', COMMON_OPTIONS.help.describe)
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

/** Commands that read a case. */
function caseCommands(it: Argv, io: Io, choose: Choose): Argv {
  return it
    .command(
      ['$0', usageOf(ANALYZE)].join(' '),
      ANALYZE.describe,
      (own) => withExamples(withPaths(own, ANALYZE.takes[0]).options(ANALYZE.options)),
      (args) => {
        choose(() => analyzeCommand({ ...args, ...dashes(args), paths: pathsOf(args, 0) }, io));
      },
    )
    .command(
      usageOf(WHY),
      WHY.describe,
      (own) => withPaths(withOne(own, 'rule', WHY.takes[0]), WHY.takes[1]).options(WHY.options),
      (args) => {
        choose(() => whyCommand({ ...args, paths: pathsOf(args, 1) }, io));
      },
    )
    .command(
      usageOf(CLOCKS),
      CLOCKS.describe,
      (own) => withPaths(own, CLOCKS.takes[0]).options(CLOCKS.options),
      (args) => {
        choose(() => clocksCommand({ ...args, paths: pathsOf(args, 1) }, io));
      },
    );
}

/** Commands without a case. */
function caselessCommands(it: Argv, io: Io, choose: Choose): Argv {
  return it
    .command(
      usageOf(COLLECT),
      COLLECT.describe,
      (own) => own.options(COLLECT.options),
      (args) => {
        choose(() => collectCommand(args, io));
      },
    )
    .command(
      usageOf(RULES),
      RULES.describe,
      (own) => own.options(RULES.options),
      (args) => {
        choose(() => rulesCommand(args, io));
      },
    )
    .command(
      usageOf(EXPLAIN),
      EXPLAIN.describe,
      (own) => withOne(own, 'rule', EXPLAIN.takes[0]).options(EXPLAIN.options),
      (args) => {
        choose(() => explainCommand({ ...args, rule: args.rule.replace(DASH, '-') }, io));
      },
    )
    .command(
      usageOf(RESTORE),
      RESTORE.describe,
      (own) => withOne(own, 'report', RESTORE.takes[0]).options(RESTORE.options),
      (args) => {
        choose(() => restoreCommand({ ...args, output: dashes(args).output }, io));
      },
    );
}

/** Commands on one capture, and the one for a shell. */
function captureCommands(it: Argv, io: Io, choose: Choose): Argv {
  return it
    .command(
      usageOf(PACKETS),
      PACKETS.describe,
      (own) => withOne(own, 'file', PACKETS.takes[0]).options(PACKETS.options),
      (args) => {
        choose(() => packetsCommand(args, io));
      },
    )
    .command(
      usageOf(CONNECTIONS),
      CONNECTIONS.describe,
      (own) => withOne(own, 'file', CONNECTIONS.takes[0]).options(CONNECTIONS.options),
      (args) => {
        choose(() => connectionsCommand(args, io));
      },
    )
    .command(
      usageOf(COMPLETION),
      COMPLETION.describe,
      (own) => own.positional('shell', { demandOption: true, choices: SHELLS, describe: COMPLETION.takes[0].describe }),
      ({ shell }) => {
        choose(() => completionCommand(shell, io));
      },
    );
}

function withPaths<T>(it: Argv<T>, { describe }: Taken): Argv<T & { path: string[] | undefined }> {
  return it.positional('path', { type: 'string', array: true, describe });
}

function withOne<T, K extends string>(it: Argv<T>, name: K, { describe }: Taken): Argv<T & Record<K, string>> {
  return it.positional(name, { type: 'string', demandOption: true, describe });
}

function withExamples<T>(it: Argv<T>): Argv<T> {
  return EXAMPLES.reduce((shown, [line, does]) => shown.example(`$0 ${line}`, does), it);
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
