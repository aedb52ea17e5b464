/**
 * `npm run conformance [-- corpus] [option ...]` runs every oracle in this folder with the same arguments: each
 * compares our reading of real logs and captures with the truth. The one for exports needs TShark and a quarter of an
 * hour: `npm run conformance:exports`. Exits with the worst of their exit codes.
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
