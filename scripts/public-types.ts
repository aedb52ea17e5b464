/**
 * `npm run public-types` writes docs/api: the public types of each entry, for the review of a change. A test holds the
 * sources against them, so that no type changes unseen; each change stands in CHANGELOG.md with its replacement.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { publicTypes } from './public-types/extract.js';

const root = dirname(import.meta.dirname);
for (const { path, text } of publicTypes()) {
  mkdirSync(join(root, dirname(path)), { recursive: true });
  writeFileSync(join(root, path), text);
  console.log(path);
}
