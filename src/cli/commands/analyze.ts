import type { Analysis, Confidence } from '../../core/analysis.js';
import type { AnalysisArguments } from '../analysis.js';
import { Outgoing } from '../../report/outgoing.js';
import { checked, deliver } from '../deliver.js';
import { exitCodeOf } from '../exit-code.js';
import type { Io } from '../io.js';
import { mapFile, mapText } from '../name-map.js';
import { outputFile } from '../output.js';
import { analysisWithPaste } from '../pasted.js';
import { saying } from '../progress.js';
import { reportWish, type ReportArguments } from '../report-options.js';

interface Arguments extends AnalysisArguments, ReportArguments {
  readonly 'fail-on': Confidence;
}

/** Reads a bundle and writes the report. */
export async function analyzeCommand(args: Arguments, io: Io): Promise<number> {
  // Checked before hours of reading, not after.
  const { format, options } = reportWish(args, io.printsToTerminal);
  const toStandardOutput = args.output === undefined || args.output === '-';
  const file = toStandardOutput ? null : await outputFile(args.output, args.paths);
  const inputs = file === null ? args.paths : [...args.paths, args.output ?? ''];
  const map = args.map === undefined ? null : await mapFile(args.map, inputs, args.force === true);
  const analysis = await analysisWithPaste(args, io);
  const { identityMap, render } = await io.program();
  const text = await saying(io, args.quiet === true, 'writing the report', async () => {
    const rendered = render(analysis, format, options);
    return (await deliver({ text: rendered, analysis, redact: options, file, target: format }, io)).text;
  });
  if (map !== null) {
    const redact = { ...options, redact: 'secrets' } as const;
    const rendered = render(analysis, format, redact);
    const named = await checked({ text: rendered, analysis, redact, target: format }, io);
    await map.write(Outgoing.nameMap(mapText(identityMap(analysis), text, named.text)));
  }
  if (args.quiet !== true) io.err(Outgoing.text(remarks(analysis, text, options.maxSize)));
  return exitCodeOf(analysis, args['fail-on']);
}

// An exit code alone is read by programs. It also says if the wanted size was not met.
function remarks({ outcome, isolated }: Analysis, text: string, maxSize = Infinity): string {
  const size = Buffer.byteLength(text);
  return [
    outcome === 'nothing-to-judge' && isolated === undefined
      ? 'lic-analyze: No license sync found, or its outcome is not in the files: there was nothing to judge.\n'
      : '',
    size > maxSize
      ? `lic-analyze: The report has ${String(size)} bytes, more than --max-size: the answer is never cut.\n`
      : '',
  ].join('');
}
