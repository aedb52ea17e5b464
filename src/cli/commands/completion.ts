import { Outgoing } from '../../report/outgoing.js';
import type { SHELLS } from '../command-table.js';
import { bashCompletion } from '../completion/bash.js';
import { fishCompletion } from '../completion/fish.js';
import { completedCommands } from '../completion/words.js';
import { zshCompletion } from '../completion/zsh.js';
import { EXIT } from '../exit-code.js';
import type { Io } from '../io.js';

const WRITERS = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion } as const;

/** Prints what completes commands, options, their values and the rules' ids in a shell. */
export async function completionCommand(shell: (typeof SHELLS)[number], io: Io): Promise<number> {
  const { rules } = await io.program();
  await io.out(Outgoing.text(WRITERS[shell](completedCommands(rules.map(({ id }) => id)))));
  return EXIT.fine;
}
