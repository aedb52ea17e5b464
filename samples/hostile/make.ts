/** Writes this folder's samples: `node scripts/run.mjs samples/hostile/make.ts`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hostileFiles } from './recipe.js';

for (const [name, content] of await hostileFiles()) writeFileSync(join(import.meta.dirname, name), content);
