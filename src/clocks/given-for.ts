import { globMatches } from '../text/glob.js';
import type { ReadSource } from '../core/source.js';

/** The first option whose glob fits the source's path, its base name or its host. */
export function givenFor<T>(source: ReadSource, options: Readonly<Record<string, T>>): T | undefined {
  const base = source.path.replace(/^.*[/!]/, '');
  const names = [source.path, base, ...(source.host === null ? [] : [source.host])];
  return Object.entries(options).find(([glob]) => names.some((name) => globMatches(glob, name)))?.[1];
}
