import { analysisOf, type AnalysisArguments } from '../analysis.js';
import { deliver } from '../deliver.js';
import { EXIT } from '../exit-code.js';
import { findRule } from '../find-rule.js';
import type { Io } from '../io.js';

/** Prints for each attempt why one rule fits or where it stopped. */
export async function whyCommand(args: AnalysisArguments & { readonly rule: string }, io: Io): Promise<number> {
  const { renderWhy, rules } = await io.program();
  const rule = findRule(rules, args.rule);
  const analysis = await analysisOf(args, io);
  await deliver({ text: renderWhy(analysis, rule), analysis, redact: {}, file: null, target: 'terminal' }, io);
  return EXIT.fine;
}
