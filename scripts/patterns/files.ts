import fg from 'fast-glob';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '..', '..');
/** Verdicts of all patterns, and what bounds the input of those that are not safe. */
export const VERDICTS = join(ROOT, 'docs', 'patterns.json');

/** The files whose patterns meet input. */
export const sources = (): readonly string[] => fg.sync('src/**/*.ts', { cwd: ROOT }).sort();
