/**
 * `npm run crossfire`: every rule over the samples of all others. A rule may fire there only where it is declared and
 * explained (`notToBeConfusedWith`, `outranks`, `fallback`).
 */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { analyze } from '../src/index.js';
import { rules } from '../src/rules/index.js';
import { shotsAt, type Shot } from './crossfire/fire.js';

const root = dirname(import.meta.dirname);
const shots: Shot[] = [];
let bundles = 0;

for (const target of rules) {
  const folder = join(root, 'samples/rules', target.id, 'fires');
  if (!existsSync(folder)) continue;
  bundles++;
  const { findings } = await analyze(folder);
  shots.push(...shotsAt(target, findings, rules));
}

for (const { at, rule, confidence, declared } of shots) {
  console.log(`${at.padEnd(28)} ${rule.padEnd(28)} ${confidence.padEnd(10)} ${declared ?? 'NOT DECLARED'}`);
}
const undeclared = shots.filter(({ declared }) => declared === null);
console.log(
  `${String(rules.length)} rules over ${String(bundles)} samples: ${String(shots.length)} fire on a rival's, ${String(undeclared.length)} undeclared.`,
);
process.exitCode = undeclared.length === 0 ? 0 : 1;
