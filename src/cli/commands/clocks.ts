import { analysisOf, type AnalysisArguments } from '../analysis.js';
import { deliver } from '../deliver.js';
import { EXIT } from '../exit-code.js';
import type { Io } from '../io.js';

/** Prints how each source's clock was read and tied to the others, and what would answer what is open. */
export async function clocksCommand(args: AnalysisArguments, io: Io): Promise<number> {
  const { renderClocks } = await io.program();
  const analysis = await analysisOf(args, io);
  await deliver({ text: renderClocks(analysis), analysis, redact: {}, file: null, target: 'terminal' }, io);
  return EXIT.fine;
}
