import { globMatches } from '../text/glob.js';
import type { ReadSource } from '../core/source.js';

/** The first option with a glob that matches the source's path, base name or host. */
export function givenFor<T>(source: ReadSource, options: Readonly<Record<string, T>>): T | undefined {
  const base = source.path.replace(/^.*[/!]/, '');
  const names = [source.path, base, ...(source.host === null ? [] : [source.host])];
  return Object.entries(options).find(([glob]) => names.some((name) => globMatches(glob, name)))?.[1];
}
