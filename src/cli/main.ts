import { Leaving } from '../core/leaving.js';
import { VERSION } from '../core/version.js';
import { exitCodeOfError } from './exit-code.js';
import { failureOf } from './failure.js';
import type { Io } from './io.js';
import type { Outgoing } from '../report/outgoing.js';

/** Runs a command line and resolves to the exit code; never rejects. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  try {
    // Answered before anything is loaded, because scripts ask for it often.
    if (argv.length === 1 && argv[0] === '--version') {
      await io.out(Leaving.constant(`${VERSION}\n`));
      return 0;
    }
    // A constant, since making it takes as long as a report of a small case.
    if (argv.length === 1 && (argv[0] === '--help' || argv[0] === '-h')) {
      const { HELP } = await import('./help-text.js');
      await io.out(Leaving.constant(HELP));
      return 0;
    }
    const { parseCommandLine } = await import('./command-line.js');
    const parsed = await parseCommandLine(argv, io);
    if ('run' in parsed) return await parsed.run();
    await io.out((await outgoing()).text(parsed.show));
    return 0;
  } catch (error) {
    return await printFailure(error, argv, io);
  }
}

/** Loaded when something leaves. */
async function outgoing(): Promise<typeof Outgoing> {
  return (await import('../report/outgoing.js')).Outgoing;
}

async function printFailure(error: unknown, argv: readonly string[], io: Io): Promise<number> {
  const { code, sentence, stack } = failureOf(error);
  const [{ default: colors }, { isColoured }] = await Promise.all([import('picocolors'), import('./colors.js')]);
  const { red } = colors.createColors(isColoured(argv, io.env, io.terminal !== null));
  const Text = await outgoing();
  io.err(Text.failure(sentence, red));
  if (stack !== null && (io.env['LIC_ANALYZE_DEBUG'] ?? '') !== '') io.err(Text.text(`${stack}\n`));
  return exitCodeOfError(code);
}
