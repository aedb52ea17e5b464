import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { filesIn, type Page } from './pages.js';

interface Registry {
  readonly folder: string;
  /** Name of the exported list. */
  readonly list: string;
  readonly type: string;
  readonly typeFrom: string;
  readonly says: string;
}

/** src/rules/index.ts. */
export const ruleIndex = (root: string): Promise<Page> =>
  indexOf(root, {
    folder: 'src/rules',
    list: 'rules',
    type: 'Rule',
    typeFrom: '../core/define.js',
    says: 'Every built-in rule, in the order of the ids.',
  });

/** src/parsers/index.ts. */
export const parserIndex = (root: string): Promise<Page> =>
  indexOf(root, {
    folder: 'src/parsers',
    list: 'parsers',
    type: 'Parser',
    typeFrom: '../core/parser.js',
    says: 'Every built-in parser, in the order of the ids.',
  });

/** Ids of the files directly in a folder that have a default export, sorted. */
export function idsIn(root: string, folder: string): readonly string[] {
  return filesIn(root, folder)
    .filter((path) => path.endsWith('.ts') && !path.endsWith('/index.ts'))
    .filter((path) => /^export default /m.test(readFileSync(join(root, path), 'utf8')))
    .map((path) => basename(path, '.ts'));
}

async function indexOf(root: string, { folder, list, type, typeFrom, says }: Registry): Promise<Page> {
  const ids = idsIn(root, folder);
  const text = [
    '// Written by `npm run generate`.',
    `import type { ${type} } from '${typeFrom}';`,
    ...ids.map((id) => `import ${variable(id)} from './${id}.js';`),
    '',
    `/** ${says} */`,
    `export const ${list}: readonly ${type}[] = [${ids.map(variable).join(', ')}];`,
  ].join('\n');
  const path = `${folder}/index.ts`;
  return { path, text: await format(text, { ...(await resolveConfig(join(root, path))), parser: 'typescript' }) };
}

/** `server-error-500` is `serverError500`. */
const variable = (id: string): string => id.replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
