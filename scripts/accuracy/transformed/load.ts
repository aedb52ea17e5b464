import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { extract } from 'tar-stream';
import { withPlaces, type Bundle, type BundleFile } from '../transforms/form.js';
import type { Case } from '../cases.js';

const ARCHIVE = /\.(?:tar\.gz|tgz)$/;

/** Reads the files of a case; archives are unpacked into folders of their name, so that each file can be changed. */
export async function loadBundle({ input, truth }: Case): Promise<Bundle> {
  const files = filesBelow(input);
  const unpacked = await Promise.all(files.map(async (file) => (ARCHIVE.test(file.path) ? unpack(file) : [file])));
  const path = (old: string): string => old.replace(/\.(?:tar\.gz|tgz)!/, '/');
  const key = withPlaces(truth, ([file, number]) => [path(file), number]);
  const sources = key.sources.map((source) => ({ ...source, files: source.files.map(path) }));
  return { files: unpacked.flat(), truth: { ...key, sources } };
}

function filesBelow(input: string): readonly BundleFile[] {
  const root = statSync(input).isDirectory() ? input : dirname(input);
  const paths =
    root === input
      ? readdirSync(root, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name))
          .sort()
      : [input];
  return paths.map((path) => ({ path: relative(root, path).split(sep).join('/'), content: readFileSync(path) }));
}

async function unpack({ path, content }: BundleFile): Promise<readonly BundleFile[]> {
  const files: BundleFile[] = [];
  const archive = extract();
  archive.end(gunzipSync(content));
  for await (const entry of archive) {
    const chunks: Uint8Array[] = [];
    for await (const chunk of entry) if (chunk instanceof Uint8Array) chunks.push(chunk);
    if (entry.header.type !== 'file') continue;
    const name = entry.header.name.replace(/^\.\//, '');
    files.push({ path: `${path.replace(ARCHIVE, '')}/${name}`, content: Buffer.concat(chunks) });
  }
  return files;
}
