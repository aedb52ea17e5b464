import type { ReadSource, Source } from '../core/source.js';
import { BundleBudget } from '../retention/bundle-budget.js';
import { withoutProse } from './parts.js';
import { readSource } from './read-source.js';
import type { ReadingOptions } from './reading-options.js';

/** Reads the sources of a bundle one by one, as they are opened. */
export async function readAll(bundle: AsyncIterable<Source>, options: ReadingOptions): Promise<readonly ReadSource[]> {
  const read: ReadSource[] = [];
  const budget = new BundleBudget();
  for await (const source of bundle) read.push(await readSource(source, { ...options, budget }));
  return withoutProse(read);
}
