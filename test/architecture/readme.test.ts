import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';

/** The two commands that are all the set-up: README shows them, and .ci/run runs them to the letter. */
const SET_UP = 'npm ci && npm run --silent build && node bin/lic-analyze.js samples/incidents/wrong-grant-type';
const TESTS = 'npm test';

/** Lines of the fenced shell blocks of a Markdown text, in order. */
function shellLines(markdown: string): readonly string[] {
  return [...markdown.matchAll(/^```(?:sh|bash|shell|console)\n(.*?)^```/gms)].flatMap((block) =>
    (block[1] ?? '').split('\n').filter((line) => line !== '' && !line.startsWith('#')),
  );
}

describe('set-up', () => {
  test('the README begins with exactly these two commands', () => {
    expect(shellLines(readFileSync('README.md', 'utf8')).slice(0, 2)).toEqual([SET_UP, TESTS]);
  });

  test('CI runs the same two', () => {
    const run = readFileSync('.ci/run', 'utf8');
    expect(run).toContain(SET_UP);
    expect(run).toMatch(/^ {2}npm test -- /m);
  });
});
