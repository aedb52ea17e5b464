/** The declarations that ship: one file an entry, with all that it refers to. `npm run build` runs it. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emitDeclarations, rollUp } from './extract.js';

/**
 * Modules that the harness shares with the main entry. It imports them from there, so that a rule with event kinds of a
 * plugin, which merges them into the main entry's `Facts`, is a rule for the harness as well.
 */
const SHARED = ['analyze', 'core/analysis', 'core/rule'];

/** Writes each entry's declarations into a folder. */
export function rollUpTypes(out: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'rolled-types-'));
  try {
    emitDeclarations(join(folder, 'types'));
    const main = rolled('index', folder);
    const files = { index: main, packets: rolled('packets', folder), testing: rolledOnto(main, folder) };
    mkdirSync(out, { recursive: true });
    for (const [entry, text] of Object.entries(files)) writeFileSync(join(out, `${entry}.d.ts`), text);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function rolledOnto(main: string, folder: string): string {
  const home = join(folder, 'node_modules', 'lic-analyze');
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'index.d.ts'), main);
  writeFileSync(join(home, 'package.json'), '{ "name": "lic-analyze", "type": "module", "types": "./index.d.ts" }');
  for (const name of SHARED) writeFileSync(join(folder, 'types', `${name}.d.ts`), "export * from 'lic-analyze';\n");
  return rolled('testing', folder);
}

function rolled(entry: string, folder: string): string {
  const file = join(folder, `${entry}.d.ts`);
  rollUp(entry, folder, file);
  return readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
}
