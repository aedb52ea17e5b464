/**
 * Writes the captures of the rules that need a certificate to judge by: `node scripts/run.mjs samples/rules/make.ts`.
 * All else in the folders beside this file is text, and is edited by hand.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { captures } from './captures.js';

for (const [path, bytes] of captures()) writeFileSync(join(import.meta.dirname, path), bytes);
