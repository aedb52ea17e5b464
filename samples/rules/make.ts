/**
 * Writes the captures of rules that need a certificate: `node scripts/run.mjs samples/rules/make.ts`. All else in these
 * folders is text, edited by hand.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { captures } from './captures.js';

for (const [path, bytes] of captures()) writeFileSync(join(import.meta.dirname, path), bytes);
