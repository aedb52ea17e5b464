import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { publicTypes } from '../../scripts/public-types/extract.js';

describe('the public types are those of docs/api (`npm run public-types` writes it; CHANGELOG.md says what changed)', () => {
  test.each(publicTypes())('$entry', ({ path, text }) => {
    expect(text).toBe(readFileSync(path, 'utf8'));
  });
});
