/**
 * `npm run new -- rule <id>` or `npm run new -- parser <id>`: one rule with its samples, or one parser with its test
 * and samples, from the templates in this folder. The templates are compiled, linted and run with everything else, so
 * the result works before it is filled in. `npm run new -- rule <id> --from FILE:LINE` starts the rule from one line of
 * a bundle instead, `npm run new -- parser <id> --reads messages --from FILE:LINE` a parser of messages like that line.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { LicAnalyzeError } from '../src/core/errors.js';
import { argumentsOf, type NewOptions } from './new/arguments.js';
import { ruleFrom, type Begun } from './new/from/rule-from.js';
import { messageParserFrom, PARSER_LIST } from './new/message/parser-from.js';
import { newFiles, nextStep, type TemplateFile } from './new/plan.js';

const root = dirname(import.meta.dirname);

function templateFiles(folder: string): readonly TemplateFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: relative(folder, path).replaceAll('\\', '/'), text: readFileSync(path, 'utf8') }));
}

/** The files of the new unit, or a sentence that says why not. */
async function begin({ kind, id, from }: NewOptions): Promise<Begun | string> {
  const files = newFiles(kind, id, templateFiles(join(root, 'scripts/templates', kind)));
  if (from === null) return { files, says: ['Fill in the form.', nextStep(kind, id)] };
  try {
    return kind === 'rule' ? await ruleFrom(id, from, { files, root }) : await messageParserFrom(id, from, root);
  } catch (error) {
    if (error instanceof LicAnalyzeError) return error.message;
    throw error;
  }
}

/** Writes the files of a new unit; a sentence if it cannot. */
async function create(options: NewOptions): Promise<string | null> {
  const begun = await begin(options);
  if (typeof begun === 'string') return begun;
  const { from } = options;
  // Samples of a line that waited for its parser exist already, and may have been edited.
  const taken = begun.files.filter(({ path }) => path !== PARSER_LIST && existsSync(join(root, path)));
  const kept = from === null ? [] : taken.filter(({ path }) => path.startsWith('samples/'));
  const [clash] = taken.filter((file) => !kept.includes(file));
  if (clash !== undefined) return `${clash.path} exists already: choose another id.`;
  for (const { path, text } of begun.files.filter((file) => !kept.includes(file))) {
    mkdirSync(join(root, dirname(path)), { recursive: true });
    writeFileSync(join(root, path), text);
    console.log(path);
  }
  for (const { path } of kept) console.log(`${path} (kept as it is)`);
  for (const sentence of begun.says) console.log(`\n${sentence}`);
  return null;
}

const options = argumentsOf(process.argv.slice(2));
const problem = typeof options === 'string' ? options : await create(options);
if (problem !== null) {
  console.error(problem);
  process.exitCode = 2;
}
