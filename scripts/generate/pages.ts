import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One generated file: its path from the repository's root, with `/`, and its text. */
export interface Page {
  readonly path: string;
  readonly text: string;
}

/** Folders with generated files only: any other file there is stale. */
const GENERATED_FOLDERS = ['docs/man', 'docs/rules', 'docs/schema', 'samples/reports'];

/** Pages that are missing or differ on disk, and stale files. */
export function differences(
  root: string,
  pages: readonly Page[],
): { changed: readonly Page[]; stale: readonly string[] } {
  const current = new Set(pages.map(({ path }) => path));
  return {
    changed: pages.filter(({ path, text }) => textAt(join(root, path)) !== text),
    stale: GENERATED_FOLDERS.flatMap((folder) => filesIn(root, folder)).filter((path) => !current.has(path)),
  };
}

/** Paths of the files directly in a folder, sorted; empty if there is no such folder. */
export function filesIn(root: string, folder: string): readonly string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${folder}/${entry.name}`)
    .sort();
}

/** Paths of the files in a folder and in those below it, sorted by folder. */
export function filesBelow(root: string, folder: string): readonly string[] {
  const folders = readdirSync(join(root, folder), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const below = folders.map(({ name }) => name).sort();
  return [...filesIn(root, folder), ...below.flatMap((name) => filesBelow(root, `${folder}/${name}`))];
}

function textAt(path: string): string | null {
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}

/** Text escaped for a cell of a Markdown table. */
export const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ').trim();
