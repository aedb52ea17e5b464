import { build } from 'esbuild';
import type { Rule } from '../../../src/core/rule.js';

/** The rule that a text says, as if it stood in `folder`; null where it says none. */
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

/** The text is the compiled template's, with its values changed. */
function holdsRule(loaded: unknown): loaded is { readonly default: Rule } {
  if (typeof loaded !== 'object' || loaded === null || !('default' in loaded)) return false;
  return typeof loaded.default === 'object' && loaded.default !== null && 'steps' in loaded.default;
}
