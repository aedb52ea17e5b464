import { readdirSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '..', '..');
/** Verdicts of all patterns, and what bounds the input of those that are not safe. */
export const VERDICTS = join(ROOT, 'docs', 'patterns.json');

/** The files whose patterns meet input. */
export const sources = (): readonly string[] =>
  readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => `src/${path.replaceAll('\\', '/')}`)
    .sort();
