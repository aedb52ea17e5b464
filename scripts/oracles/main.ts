/**
 * `npm run conformance [-- corpus] [option ...]` runs every oracle beside this file, each with the same arguments:
 * what we read out of real logs and captures beside what is true of them. That of exports needs TShark and a quarter of an
 * hour: `npm run conformance:exports`. Ends with the worst of their exit codes.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const here = import.meta.dirname;
const APART = ['main.ts', 'exports.ts'];
const parts = readdirSync(here).filter((name) => name.endsWith('.ts') && !APART.includes(name));
const codes = parts.map((name) => {
  console.log(`\n${name.replace(/\.ts$/, '')}\n`);
  const args = [join(here, '..', 'run.mjs'), join(here, name), ...process.argv.slice(2)];
  return spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 1;
});
process.exitCode = Math.max(0, ...codes);
