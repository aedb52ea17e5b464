import { build } from 'esbuild';
import type { Rule } from '../../../src/core/rule.js';

/** The rule in a text, as if it were a file in `folder`; null if there is none. */
export async function loadRule(text: string, folder: string): Promise<Rule | null> {
  const loaded = await loadModule(text, folder);
  return holdsRule(loaded) ? loaded.default : null;
}

/** The module in a text, as if it were a file in `folder`. */
export async function loadModule(text: string, folder: string): Promise<unknown> {
  const built = await build({
    stdin: { contents: text, resolveDir: folder, loader: 'ts' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
  });
  const code = built.outputFiles[0]?.contents ?? new Uint8Array();
  // xregexp and its like are bundled: a module without an address finds no packages.
  const loaded: unknown = await import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`);
  return loaded;
}

/** The module holds a rule: its text is the checked template with changed values. */
function holdsRule(loaded: unknown): loaded is { readonly default: Rule } {
  if (typeof loaded !== 'object' || loaded === null || !('default' in loaded)) return false;
  return typeof loaded.default === 'object' && loaded.default !== null && 'steps' in loaded.default;
}
