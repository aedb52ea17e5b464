import { findRule } from '../../core/find-rule.js';
import { Outgoing } from '../../report/outgoing.js';
import { analysisOf, NO_OPTIONS } from '../analysis.js';
import { checked } from '../deliver.js';
import { CONFIDENCES, EXIT, exitCodeOf } from '../exit-code.js';
import type { Io } from '../io.js';

/** Arguments of `explain`. */
export interface ExplainArguments {
  /** `-` for a paste from standard input. */
  readonly rule: string;
  readonly json: boolean | undefined;
}

/** Prints what one rule looks for, what it means, and what to do; of a paste what it means by itself. */
export async function explainCommand({ rule: id, json }: ExplainArguments, io: Io): Promise<number> {
  if (id === '-') return explainPaste(json === true, io);
  const { explainJson } = await import('../../report/command-json.js');
  const { renderExplain, rules } = await io.program();
  const rule = findRule(rules, id);
  await io.out(json === true ? Outgoing.text(explainJson(rule), 'json') : Outgoing.text(renderExplain(rule)));
  return EXIT.fine;
}

async function explainPaste(json: boolean, io: Io): Promise<number> {
  const { render, renderMeaning } = await io.program();
  const analysis = await analysisOf({ ...NO_OPTIONS, paths: ['-'] }, io);
  const text = json ? render(analysis, 'json', {}) : renderMeaning(analysis);
  await io.out(await checked({ text, analysis, redact: {}, target: json ? 'json' : 'terminal' }, io));
  return exitCodeOf(analysis, CONFIDENCES[0]);
}
