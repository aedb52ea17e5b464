import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';

/** Every file below a folder, as paths from the root of the repository. */
function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

const root = process.cwd();
const code = ['src', 'scripts', 'test', 'bench', 'samples']
  .filter((folder) => existsSync(folder))
  .flatMap(filesBelow)
  .filter((path) => /\.(ts|mjs|js)$/.test(path));

describe('the tree', () => {
  test('names a file for its concern', () => {
    const vague = /(^|-)(utils?|helpers?|misc|common|stuff|lib)(-|$)/;
    expect(code.filter((path) => path.split('/').some((part) => vague.test(basename(part, '.ts'))))).toEqual([]);
  });

  test('writes names in lower case with hyphens', () => {
    const name = /^[a-z0-9]+(-[a-z0-9]+)*(\.test|\.config)?\.(ts|mjs|js)$/;
    expect(code.filter((path) => !name.test(basename(path)))).toEqual([]);
  });

  test('has a test folder for no room that there is not', () => {
    const rooms = new Set(readdirSync('src', { withFileTypes: true }).map(({ name }) => basename(name, '.ts')));
    const others = new Set([
      'architecture',
      'types',
      'support',
      'scripts',
      'samples',
      'bench',
      'browser',
      'fuzz',
      'patterns',
    ]);
    const folders = readdirSync('test', { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.map(({ name }) => name).filter((name) => !rooms.has(name) && !others.has(name))).toEqual([]);
  });

  test('has a line in docs/architecture.md for every room', () => {
    const page = readFileSync('docs/architecture.md', 'utf8');
    const rooms = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(rooms.map(({ name }) => name).filter((name) => !page.includes(`| \`src/${name}\` |`))).toEqual([]);
  });

  test('keeps every switched-off lint rule explained', () => {
    const unexplained = code.filter((path) =>
      readFileSync(join(root, path), 'utf8')
        .split('\n')
        .some((line) => line.includes('eslint-' + 'disable') && !line.includes(' -- ')),
    );
    expect(unexplained).toEqual([]);
  });
});
