/**
 * `npm run generate` writes all generated files: the indexes of rules and parsers, the help and the man page, docs/rules, docs/events.md, the table of
 * docs/writing-a-parser.md, the JSON schema and samples/reports, and names what it changed. `--check` only names outdated files.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { eventPage } from './generate/events.js';
import { helpPage } from './generate/help.js';
import { differences, type Page } from './generate/pages.js';
import { manPage } from './generate/man.js';
import { parserIndex, ruleIndex } from './generate/registry.js';
import { reportPages } from './generate/reports.js';
import { rulePages } from './generate/rules.js';
import { schemaPages } from './generate/schema.js';
import { takingPartPage } from './generate/taking-part.js';

const root = dirname(import.meta.dirname);

function write(pages: readonly Page[], stale: readonly string[]): void {
  for (const { path, text } of pages) {
    mkdirSync(join(root, dirname(path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  for (const path of stale) rmSync(join(root, path));
}

const pages: readonly Page[] = [
  await ruleIndex(root),
  await parserIndex(root),
  ...(await rulePages(root)),
  await helpPage(),
  manPage(),
  eventPage(root),
  takingPartPage(root),
  ...schemaPages(root),
  ...(await reportPages(root)),
];
const { changed, stale } = differences(root, pages);
if (!process.argv.includes('--check')) {
  write(changed, stale);
  for (const { path } of changed) console.log(path);
  for (const path of stale) console.log(`${path} (removed)`);
  // Reports use the indexes of rules and parsers, so a changed index needs a new process.
  if (changed.some(({ path }) => path.startsWith('src/'))) {
    const again = [join(root, 'scripts', 'run.mjs'), join(root, 'scripts', 'generate.ts')];
    execFileSync(process.execPath, again, { stdio: 'inherit' });
  }
} else if (changed.length + stale.length > 0) {
  for (const { path } of changed) console.error(`${path} is not what its sources say`);
  for (const path of stale) console.error(`${path} has no source any more`);
  console.error('Run `npm run generate` and commit what it wrote.');
  process.exitCode = 1;
}
