import { analysisOf, type AnalysisArguments } from '../analysis.js';
import { deliver } from '../deliver.js';
import { EXIT } from '../exit-code.js';
import type { Io } from '../io.js';

/** Arguments of `clocks`. */
export interface ClocksArguments extends AnalysisArguments {
  readonly json: boolean | undefined;
}

/** Prints how each source's clock was read and tied to the others, and what would answer what is open. */
export async function clocksCommand(args: ClocksArguments, io: Io): Promise<number> {
  const { clocksJson } = await import('../../report/command-json.js');
  const { renderClocks } = await io.program();
  const analysis = await analysisOf(args, io);
  const [text, target] =
    args.json === true ? ([clocksJson(analysis), 'json'] as const) : ([renderClocks(analysis), 'terminal'] as const);
  await deliver({ text, analysis, redact: {}, file: null, target }, io);
  return EXIT.fine;
}
