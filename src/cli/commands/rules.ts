import { Outgoing } from '../../report/outgoing.js';
import { EXIT } from '../exit-code.js';
import type { Io } from '../io.js';

/** Lists every rule. */
export async function rulesCommand(io: Io): Promise<number> {
  const { renderRules, rules } = await io.program();
  await io.out(Outgoing.text(renderRules(rules)));
  return EXIT.fine;
}
