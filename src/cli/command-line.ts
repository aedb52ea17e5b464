import yargs, { type Argv } from 'yargs';
import { LicAnalyzeError } from '../core/errors.js';
import { withAnalysisOptions } from './analysis.js';
import { analyzeCommand, analyzeOptions } from './commands/analyze.js';
import { explainCommand } from './commands/explain.js';
import { rulesCommand } from './commands/rules.js';
import { whyCommand } from './commands/why.js';
import type { Io } from './io.js';

const EPILOGUE = `Exit codes: 0 no failure, healed, or nothing to judge; 1 failure found;
2 could not run; 3 report withheld since it would show a secret; 130 interrupted.

Reads folders, files, .gz, .tar and .tar.gz; - is standard input. A folder that
is named like a command is written ./rules.`;

/** Runs what a command line says. Resolves to the exit code; throws LicAnalyzeError for misuse. */
export async function runCommandLine(argv: readonly string[], io: Io): Promise<number> {
  let code = 0;
  let help = '';
  const answer = async (run: Promise<number>): Promise<void> => {
    code = await run;
  };
  try {
    await commands(io, answer).parseAsync([...argv], {}, (_error: unknown, _args: unknown, output: string) => {
      help = output;
    });
  } catch (error) {
    throw misuse(error);
  }
  if (help !== '') await io.out(`${help}\n`);
  return code;
}

function commands(io: Io, answer: (run: Promise<number>) => Promise<void>): Argv {
  return basics()
    .command(
      '$0 [path..]',
      'Read what was collected and report the root cause',
      (it) => analyzeOptions(pathsOf(it)),
      (args) => answer(analyzeCommand({ ...args, paths: pathsIn(args, 0) }, io)),
    )
    .command('rules', 'List the root causes that are looked for', {}, () => answer(rulesCommand(io)))
    .command(
      'explain <rule>',
      'Explain one of them: evidence, fix, how to verify',
      (it) => it.positional('rule', { type: 'string', demandOption: true, describe: 'Id of a rule' }),
      ({ rule }) => answer(explainCommand(rule, io)),
    )
    .command(
      'why <rule> [path..]',
      'Say why a rule fits, or at what it stopped',
      (it) => withAnalysisOptions(pathsOf(it.positional('rule', { type: 'string', demandOption: true, describe: 'Id of a rule' }))),
      (args) => answer(whyCommand({ ...args, paths: pathsIn(args, 1) }, io)),
    );
}
