/**
 * Holds the regular expressions of src against their committed verdicts: `npm run check:patterns`. With `--write` it judges
 * those that are new, and forgets those that are gone; a changed pattern is a new one.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { literalsOf } from './patterns/collect.js';
import { ROOT, sources, VERDICTS } from './patterns/files.js';
import { differences, nameOf, textOf, verdictsIn, type Verdicts } from './patterns/verdicts.js';

async function judged(known: Verdicts): Promise<Verdicts> {
  const { verdictOf } = await import('./patterns/verdict.js');
  const verdicts: Record<string, string> = {};
  for (const pattern of literalsOf(ROOT, sources())) {
    const name = nameOf(pattern);
    verdicts[name] = known[name] ?? (await verdictOf(pattern));
    if (known[name] === undefined) {
      console.log(`${verdicts[name] ?? ''}\t${pattern.file}\t${name}`);
      // Judging all takes long; what is done is kept.
      writeFileSync(VERDICTS, textOf({ ...known, ...verdicts }));
    }
  }
  return verdicts;
}

const known = verdictsIn(readFileSync(VERDICTS, 'utf8'));
if (process.argv.includes('--write')) writeFileSync(VERDICTS, textOf(await judged(known)));
else {
  const found = differences(literalsOf(ROOT, sources()), known);
  for (const line of found) console.log(line);
  process.exitCode = found.length === 0 ? 0 : 1;
}
