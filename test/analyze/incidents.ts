import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

const ROOT = 'samples/incidents';

/** A file of a bundle, in memory. */
export interface BundleFile {
  readonly path: string;
  readonly content: Buffer;
}

/** What a report may say of a bundle without being wrong. */
export interface Allowed {
  readonly healthy: boolean;
  readonly rules: ReadonlySet<string>;
}

/** Names of the incident bundles of this repository. */
export const INCIDENTS: readonly string[] = readdirSync(ROOT, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

export function filesOf(name: string): readonly BundleFile[] {
  const folder = join(ROOT, name);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({ path: relative(folder, path).split(sep).join('/'), content: readFileSync(path) }));
}

export function allowedOf(name: string): Allowed {
  const key: unknown = JSON.parse(readFileSync(join(ROOT, `${name}.expected.json`), 'utf8'));
  return {
    healthy: field(key, 'healthy') === true,
    rules: new Set([...textsOf(key, 'causes'), ...textsOf(key, 'acceptable')]),
  };
}

function textsOf(key: unknown, name: string): readonly string[] {
  const value = field(key, name);
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? new Map(Object.entries(value)).get(name) : undefined;
}
