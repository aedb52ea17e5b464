import type { Argv } from 'yargs';
import type { Analysis, Confidence } from '../../core/model.js';
import { analysisOf, withAnalysisOptions, type AnalysisArguments } from '../analysis.js';
import { deliver } from '../deliver.js';
import { CONFIDENCES, exitCodeOf } from '../exit-code.js';
import type { Io } from '../io.js';
import { outputFile } from '../output.js';

const FORMATS = ['markdown', 'json'] as const;

interface Arguments extends AnalysisArguments {
  readonly format: (typeof FORMATS)[number];
  readonly output: string | undefined;
  readonly 'fail-on': Confidence;
}

/** Options of the main command. */
export function analyzeOptions<T>(yargs: Argv<T>): Argv<T & Omit<Arguments, 'paths'>> {
  return withAnalysisOptions(
    yargs
      .option('format', { choices: FORMATS, default: FORMATS[0], describe: 'Form of the report' })
      .option('output', { type: 'string', alias: 'o', requiresArg: true, describe: 'File for the report' })
      .option('fail-on', {
        choices: CONFIDENCES,
        default: CONFIDENCES[0],
        describe: 'Least sure finding to exit with 1',
      })
      .example('$0 case.tar.gz', 'Report on standard output')
      .example('$0 manager/ ssm/ -o report.md', 'Several places, report to a file')
      .example('$0 case/ --zone "ssm/*=Asia/Tokyo"', 'State a zone that no log states'),
  );
}

/** Reads a bundle and writes the report. */
export async function analyzeCommand(args: Arguments, io: Io): Promise<number> {
  // Before hours of reading, not after.
  const toStandardOutput = args.output === undefined || args.output === '-';
  const file = toStandardOutput ? null : await outputFile(args.output, args.paths);
  const analysis = await analysisOf(args, io);
  const { renderJson, renderMarkdown } = await io.program();
  await deliver(args.format === 'json' ? renderJson(analysis) : renderMarkdown(analysis), analysis, io, file);
  if (args.quiet !== true) io.err(remark(analysis));
  return exitCodeOf(analysis, args['fail-on']);
}

// Silence is not health: an exit code of 0 alone would say so.
function remark({ outcome }: Analysis): string {
  if (outcome !== 'nothing-to-judge') return '';
  return 'lic-analyze: No license sync was seen in what was read, so there was nothing to judge.\n';
}
