import { build } from 'esbuild';
import type { Rule } from '../../../src/core/rule.js';

/** The rule in a text, as if it were a file in `folder`; null if there is none. */
export async function loadRule(text: string, folder: string): Promise<Rule | null> {
  const built = await build({
    stdin: { contents: text, resolveDir: folder, loader: 'ts' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
  });
  const code = built.outputFiles[0]?.contents ?? new Uint8Array();
  const loaded: unknown = await import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`);
  return holdsRule(loaded) ? loaded.default : null;
}

/** The module holds a rule: its text is the checked template with changed values. */
function holdsRule(loaded: unknown): loaded is { readonly default: Rule } {
  if (typeof loaded !== 'object' || loaded === null || !('default' in loaded)) return false;
  return typeof loaded.default === 'object' && loaded.default !== null && 'steps' in loaded.default;
}
