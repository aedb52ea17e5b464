import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';

interface Manifest {
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

function isManifest(value: unknown): value is Manifest {
  return typeof value === 'object' && value !== null && 'scripts' in value && 'devDependencies' in value;
}

function manifest(): Manifest {
  const read: unknown = JSON.parse(readFileSync('package.json', 'utf8'));
  if (!isManifest(read)) throw new Error('package.json has no scripts.');
  return read;
}

describe('package.json', () => {
  test('every dependency has its line in docs/dependencies.md', () => {
    const page = readFileSync('docs/dependencies.md', 'utf8');
    const { dependencies, devDependencies } = manifest();
    const names = [...Object.keys(dependencies), ...Object.keys(devDependencies)].filter(
      (name) => !name.startsWith('@types/'),
    );
    expect(names.filter((name) => !new RegExp(`^\\| .*(?<![\\w/-])${name}(?![\\w/-]).* \\|`, 'm').test(page))).toEqual(
      [],
    );
  });

  test('`check` runs every check, and CI runs the same', () => {
    const { scripts } = manifest();
    const parts = Object.keys(scripts).flatMap((name) =>
      name.startsWith('check:') ? [name.slice('check:'.length)] : [],
    );
    expect(scripts['check']).toBe(parts.map((part) => `npm run check:${part}`).join(' && '));
    expect(readFileSync('.ci/run', 'utf8')).toContain(`for part in ${parts.join(' ')}; do`);
  });

  test('the lock file names no registry', () => {
    expect(readFileSync('package-lock.json', 'utf8')).not.toMatch(/"resolved": "https?:/);
  });
});
