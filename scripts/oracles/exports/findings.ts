import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { analyze, type MemoryFile } from '../../../src/index.js';

/** A bundle's first finding: the rule (or the outcome, without a finding), and its confidence. */
export interface First {
  readonly rule: string;
  readonly confidence: string;
}

/** The first finding of a bundle; `replaced` replaces one of its files. */
export async function firstFinding(
  bundle: string,
  replaced?: { readonly path: string; readonly by: string; readonly ending: string },
): Promise<First> {
  const files = readdirSync(bundle, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const input = files
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path): MemoryFile => {
      const name = relative(bundle, path);
      return path === replaced?.path
        ? { path: `${name.replace(/\.pcap.*$/, '')}.${replaced.ending}`, content: readFileSync(replaced.by) }
        : { path: name, content: readFileSync(path) };
    });
  const { findings, outcome } = await analyze(input);
  const [first] = findings;
  return first === undefined ? { rule: outcome, confidence: '' } : { rule: first.rule, confidence: first.confidence };
}
