/**
 * `npm run new -- rule <id>` or `npm run new -- parser <id>`: one rule or parser, its test and its samples, from the
 * templates beside this file. The templates are compiled, linted and run with everything else, so what comes out works
 * before it is filled in.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { isKind, newFiles, problemWith, type TemplateFile } from './new/plan.js';

const root = dirname(import.meta.dirname);

function templateFiles(folder: string): readonly TemplateFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: relative(folder, path).replaceAll('\\', '/'), text: readFileSync(path, 'utf8') }));
}

/** Writes the files of a new unit; the sentence that says why not, where it cannot. */
function create(kind: string, id: string): string | null {
  const problem = problemWith(kind, id);
  if (problem !== null || !isKind(kind)) return problem;
  const files = newFiles(kind, id, templateFiles(join(root, 'scripts/templates', kind)));
  const taken = files.find(({ path }) => existsSync(join(root, path)));
  if (taken !== undefined) return `${taken.path} exists already: choose another id.`;
  for (const { path, text } of files) {
    mkdirSync(join(root, dirname(path)), { recursive: true });
    writeFileSync(join(root, path), text);
    console.log(path);
  }
  return null;
}

const [kind = '', id = ''] = process.argv.slice(2);
const problem = create(kind, id);
if (problem === null) {
  console.log(`\nFill in the form, then: npm run generate && npm test -- test/${kind}s/${id}`);
} else {
  console.error(problem);
  process.exitCode = 2;
}
