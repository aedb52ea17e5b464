/**
 * `npm run samples:write -- <rule> [folder]`: writes every case of a rule's samples as files, one folder per case, to
 * look at or to analyse.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { casesIn } from '../samples/rules/cases.js';

const [rule = '', folder = join(tmpdir(), 'lic-analyze-samples', rule)] = process.argv.slice(2);
const samples = join(dirname(import.meta.dirname), 'samples/rules', rule);

if (rule === '' || !existsSync(join(samples, 'cases.json'))) {
  console.error(
    rule === '' ? 'Say the rule: npm run samples:write -- <rule> [folder].' : `There are no samples of a rule ${rule}.`,
  );
  process.exitCode = 2;
} else {
  for (const { name, shows, files } of casesIn(samples).cases) {
    const place = join(folder, name);
    mkdirSync(place, { recursive: true });
    for (const { path, content } of files) writeFileSync(join(place, path), content);
    console.log(`${place}: ${shows}`);
  }
}
