import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { analyze, renderMarkdown } from '../../src/index.js';
import { toJson } from '../../src/report/json.js';
import { learnSecrets } from '../../src/redact/mask.js';

const INCIDENTS = join(import.meta.dirname, '..', '..', 'samples', 'incidents');
const listed = readFileSync(join(import.meta.dirname, 'masked.txt'), 'utf8')
  .split('\n')
  .filter((row) => row !== '');

/** One false mask in so many printed words at most. */
const PRINTED_PER_FALSE_MASK = 10_000;

test('what is masked in the incidents is what the committed list has, and findings are as without masking', async () => {
  const seen: string[] = [];
  let printed = 0;
  for (const name of readdirSync(INCIDENTS)) {
    const analysis = await analyze(join(INCIDENTS, name));
    const kinds = learnSecrets(analysis).secrets.map(({ name: key }) => `${name}: ${key}`);
    seen.push(...new Set(kinds));
    printed += renderMarkdown(analysis).split(/\s+/).length;
    const safe = toJson(analysis);
    expect(safe.findings.map(({ rule, confidence, attempts }) => [rule, confidence, attempts])).toEqual(
      analysis.findings.map(({ rule, confidence, attempts }) => [rule, confidence, attempts]),
    );
    expect(safe.attempts.map(({ outcome, httpStatus, oauthError }) => [outcome, httpStatus, oauthError])).toEqual(
      analysis.attempts.map(({ outcome, httpStatus, oauthError }) => [outcome, httpStatus, oauthError]),
    );
  }
  const unlisted = seen.filter((row) => !listed.includes(row));
  expect(unlisted.length * PRINTED_PER_FALSE_MASK).toBeLessThanOrEqual(printed);
  expect(unlisted).toEqual([]);
}, 120_000);
