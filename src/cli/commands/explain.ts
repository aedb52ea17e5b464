import { Outgoing } from '../../report/outgoing.js';
import { EXIT } from '../exit-code.js';
import { findRule } from '../find-rule.js';
import type { Io } from '../io.js';

/** Prints what one rule looks for, what it means, and what to do. */
export async function explainCommand(id: string, io: Io): Promise<number> {
  const { renderExplain, rules } = await io.program();
  await io.out(Outgoing.text(renderExplain(findRule(rules, id))));
  return EXIT.fine;
}
