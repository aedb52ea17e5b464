import { parseCommandLine } from '../../src/cli/command-line.js';
import { processIo } from '../../src/cli/process-io.js';
import type { Page } from './pages.js';

/** src/cli/help-text.ts: what the parser of the command line shows for `--help`, which is the same for everybody. */
export async function helpPage(): Promise<Page> {
  const parsed = await parseCommandLine(['--help'], processIo());
  if (!('show' in parsed)) throw new Error('--help leads to a command');
  // No part of a template but the backtick, the backslash and `${` has a meaning.
  const literal = parsed.show.replace(/[`\\]|\$\{/g, '\\$&');
  const text = [
    '/* Made by `npm run generate`. */',
    '',
    '/** What `--help` shows. */',
    `export const HELP = \`${literal}\`;`,
    '',
  ].join('\n');
  return { path: 'src/cli/help-text.ts', text };
}
