import { Outgoing } from '../../report/outgoing.js';
import { EXIT } from '../exit-code.js';
import type { Io } from '../io.js';

/** Lists every rule. */
export async function rulesCommand({ json }: { readonly json: boolean | undefined }, io: Io): Promise<number> {
  const { rulesJson } = await import('../../report/command-json.js');
  const { renderRules, rules } = await io.program();
  await io.out(json === true ? Outgoing.text(rulesJson(rules), 'json') : Outgoing.text(renderRules(rules)));
  return EXIT.fine;
}
