import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readTruth, type Truth } from './truth.js';

/** A bundle with its answer key. */
export interface Case {
  readonly id: string;
  /** Folder or file to analyse. */
  readonly input: string;
  readonly truth: Truth;
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const KEY = '.expected.json';

/** The bundles of this repository: a folder, and its answer key next to it. */
export function incidentCases(): readonly Case[] {
  const folder = join(ROOT, 'samples', 'incidents');
  return readdirSync(folder)
    .filter((name) => name.endsWith(KEY))
    .sort()
    .map((name) => caseOf(join(folder, name.slice(0, -KEY.length)), join(folder, name)));
}

/**
 * Folder of the larger set of labelled bundles: `LIC_ANALYZE_CORPUS`, else `../shared/corpus` next to the repository.
 */
export const corpusFolder = (): string =>
  resolve(process.env['LIC_ANALYZE_CORPUS'] ?? join(ROOT, '..', 'shared', 'corpus'));

/** Its bundles; null if it does not exist. */
export function corpusCases(): readonly Case[] | null {
  const folder = join(corpusFolder(), 'bundles');
  if (!existsSync(folder)) return null;
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, 'truth.json')))
    .sort()
    .map((name) => caseOf(join(folder, name, 'bundle'), join(folder, name, 'truth.json')));
}

function caseOf(input: string, key: string): Case {
  const truth = readTruth(readFileSync(key, 'utf8'));
  return { id: truth.id, input, truth };
}
