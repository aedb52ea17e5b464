import { analysisOf, type AnalysisArguments } from '../analysis.js';
import { deliver } from '../deliver.js';
import { EXIT } from '../exit-code.js';
import { findRule } from '../../core/find-rule.js';
import type { Io } from '../io.js';

/** Arguments of `why`. */
export interface WhyArguments extends AnalysisArguments {
  readonly rule: string;
  readonly json: boolean | undefined;
}

/** Prints for each attempt why one rule fits or where it stopped. */
export async function whyCommand(args: WhyArguments, io: Io): Promise<number> {
  const { whyJson } = await import('../../report/command-json.js');
  const { renderWhy, rules } = await io.program();
  const rule = findRule(rules, args.rule);
  const analysis = await analysisOf(args, io, rule.id);
  const [text, target] =
    args.json === true
      ? ([whyJson(analysis, rule), 'json'] as const)
      : ([renderWhy(analysis, rule), 'terminal'] as const);
  await deliver({ text, analysis, redact: {}, file: null, target }, io);
  return EXIT.fine;
}
