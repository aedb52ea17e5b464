import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { filesBelow, type Page } from './pages.js';

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
    typeFrom: '../core/rule.js',
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

/** A file with a default export; its name is the id. */
export interface Unit {
  readonly id: string;
  /** From the repository's root, with `/`. */
  readonly path: string;
}

/** Files in or below a folder with a default export, in order of id. */
export function unitsIn(root: string, folder: string): readonly Unit[] {
  return filesBelow(root, folder)
    .filter((path) => path.endsWith('.ts') && !path.endsWith('/index.ts'))
    .filter((path) => /^export default /m.test(readFileSync(join(root, path), 'utf8')))
    .map((path) => ({ id: basename(path, '.ts'), path }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

async function indexOf(root: string, { folder, list, type, typeFrom, says }: Registry): Promise<Page> {
  const units = unitsIn(root, folder);
  const text = [
    '// Written by `npm run generate`.',
    `import type { ${type} } from '${typeFrom}';`,
    ...units.map(({ id, path }) => `import ${variable(id)} from './${specifier(folder, path)}.js';`),
    '',
    `/** ${says} */`,
    `export const ${list}: readonly ${type}[] = [${units.map(({ id }) => variable(id)).join(', ')}];`,
  ].join('\n');
  const path = `${folder}/index.ts`;
  return { path, text: await format(text, { ...(await resolveConfig(join(root, path))), parser: 'typescript' }) };
}

/** Path of a unit from its registry, without extension. */
const specifier = (folder: string, path: string): string => path.slice(folder.length + 1, -'.ts'.length);

/** `server-error-500` is `serverError500`. */
const variable = (id: string): string => id.replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
