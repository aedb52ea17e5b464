/**
 * `npm run try -- <parser> FILE`: what of a file became events, which of them took part in an attempt, and why the others
 * did not. `npm run try -- <rule>`: the rule's verdict on each of its cases, and what else of its stage fires on them.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { LicAnalyzeError } from '../src/core/errors.js';
import { parsers } from '../src/parsers/index.js';
import { rules } from '../src/rules/index.js';
import { takingPartIn, tryParser } from './try/parser.js';
import { tryRule } from './try/rule.js';

const root = dirname(import.meta.dirname);

/** What to print, or a sentence if the arguments do not fit. */
async function tried(id: string, file: string | undefined): Promise<readonly string[] | string> {
  const rule = rules.find((one) => one.id === id);
  if (rule !== undefined) return tryRule(rule, root);
  if (!parsers.some((parser) => parser.id === id))
    return `There is no rule and no parser ${id}: npm run generate after it is written.`;
  if (file === undefined) return `Say which file ${id} is to read: npm run try -- ${id} FILE.`;
  return tryParser(id, file, takingPartIn(readFileSync(join(root, 'docs/writing-a-parser.md'), 'utf8')));
}

const [id = '', file] = process.argv.slice(2);
try {
  const lines = await tried(id, file);
  if (typeof lines === 'string') {
    console.error(lines);
    process.exitCode = 2;
  } else {
    for (const line of lines) console.log(line);
    process.exitCode = lines.some((line) => line.startsWith('WRONG')) ? 1 : 0;
  }
} catch (error) {
  if (!(error instanceof LicAnalyzeError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
