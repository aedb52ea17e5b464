import { findRule } from '../../core/find-rule.js';
import { Outgoing } from '../../report/outgoing.js';
import { EXIT } from '../exit-code.js';
import type { Io } from '../io.js';

/** Arguments of `explain`. */
export interface ExplainArguments {
  readonly rule: string;
  readonly json: boolean | undefined;
}

/** Prints what one rule looks for, what it means, and what to do. */
export async function explainCommand({ rule: id, json }: ExplainArguments, io: Io): Promise<number> {
  const { explainJson } = await import('../../report/command-json.js');
  const { renderExplain, rules } = await io.program();
  const rule = findRule(rules, id);
  await io.out(json === true ? Outgoing.text(explainJson(rule), 'json') : Outgoing.text(renderExplain(rule)));
  return EXIT.fine;
}
