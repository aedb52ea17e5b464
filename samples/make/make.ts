/** Writes samples/incidents, samples/healthy and samples/parties: `npm run samples`. The same bytes every time (see pack.ts on gzip). */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { allSamples } from './all.js';

const samples = dirname(import.meta.dirname);

const files = await allSamples();
for (const folder of ['incidents', 'healthy', 'parties'])
  rmSync(join(samples, folder), { recursive: true, force: true });
for (const [path, content] of files) {
  mkdirSync(dirname(join(samples, path)), { recursive: true });
  writeFileSync(join(samples, path), content);
}
