import { join } from 'node:path';
import { build } from 'esbuild';
import type { Rule } from '../../src/core/rule.js';
import { STAGES } from '../../src/core/stages.js';
import { cell, type Page } from './pages.js';
import { unitsIn } from './registry.js';
import { rulePage } from './rule-page.js';

/** docs/rules: a page for each rule, and an index by stage. */
export async function rulePages(root: string): Promise<readonly Page[]> {
  const rules = await loadRules(root);
  return [...rules.map((rule) => rulePage(rule, root)), index(rules)];
}

function index(rules: readonly Rule[]): Page {
  const byStage = STAGES.map((stage) => ({ stage, found: rules.filter((rule) => rule.stage === stage) }));
  const sections = byStage
    .filter(({ found }) => found.length > 0)
    .map(({ stage, found }) =>
      [
        `## ${stage}`,
        '',
        '| Rule | Cause | Severity |',
        '| --- | --- | --- |',
        ...found.map(({ id, cause, severity }) => `| [${id}](${id}.md) | ${cell(cause)} | ${severity} |`),
      ].join('\n'),
    );
  const head = `# Rules\n\n${String(rules.length)} root causes, in the order of the stages that one license sync climbs.`;
  return { path: 'docs/rules/README.md', text: `${[head, ...sections].join('\n\n')}\n` };
}

/** The rules from the files, not from a possibly outdated index. */
async function loadRules(root: string): Promise<readonly Rule[]> {
  const ids = unitsIn(root, 'src/rules').map(({ id }) => id);
  const imports = ids.map(
    (id, i) => `import r${String(i)} from ${JSON.stringify(join(root, 'src/rules', `${id}.ts`))};`,
  );
  const contents = [...imports, `export const rules = [${ids.map((_, i) => `r${String(i)}`).join(', ')}];`].join('\n');
  const built = await build({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
  });
  const code = built.outputFiles[0]?.contents ?? new Uint8Array();
  const loaded: unknown = await import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`);
  return hasRules(loaded) ? loaded.rules : [];
}

/** The loaded module holds rules; `tsc` checked its source. */
function hasRules(loaded: unknown): loaded is { readonly rules: readonly Rule[] } {
  return typeof loaded === 'object' && loaded !== null && 'rules' in loaded && Array.isArray(loaded.rules);
}
