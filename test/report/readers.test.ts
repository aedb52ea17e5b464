/** The texts for other readers than the engineer: a customer's letter, and the note of a case system. */
import { readdirSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { rules } from '../../src/rules/index.js';
import type { Analysis } from '../../src/core/analysis.js';
import { analyze, renderMarkdown } from '../../src/index.js';

const CASES = readdirSync('samples/incidents', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

const IDS = new RegExp(`\\b(?:${rules.map(({ id }) => id).join('|')})\\b`);

describe.each(CASES)('%s', (name) => {
  let analysis: Analysis;
  beforeAll(async () => {
    analysis = await analyze(`samples/incidents/${name}`, {});
  });

  test('the note is ASCII, of 4,000 characters at most, and has its six parts', () => {
    const note = renderMarkdown(analysis, { for: 'note' });
    expect(note).toMatch(/^[\n\x20-\x7e]*$/);
    expect(note.length).toBeLessThanOrEqual(4000);
    const titles = note.split('\n').filter((line) => /^[A-Z][A-Z ]+$/.test(line));
    expect(titles).toEqual(['PROBLEM', 'ANALYSIS', 'EVIDENCE', 'OWNER', 'ACTION PLAN', 'WAITING FOR']);
  });

  test('the answer for a terminal fits its columns and two of its screens, without markup', () => {
    const summary = renderMarkdown(analysis, { for: 'terminal' });
    const lines = summary.trimEnd().split('\n');
    expect(lines.filter((line) => Array.from(line).length > 80)).toEqual([]);
    expect(lines.length).toBeLessThanOrEqual(60);
    expect(summary).not.toMatch(/^#|^```|\*\*|`|^\|/m);
    const [finding] = analysis.findings;
    expect(summary).toMatch(
      finding === undefined ? /^(?:License sync|No license sync)/ : finding.confidence.toUpperCase(),
    );
    expect(lines.at(-1)).toBe('The whole report: add -o report.md, or -o report.html.');
  });

  test('the letter has ten lines of half a page, and nothing of how it was judged', () => {
    const letter = renderMarkdown(analysis, { for: 'customer' });
    const lines = letter.split('\n').filter((line) => /^\d+\. /.test(line));
    expect(lines.map((line) => Number.parseInt(line, 10))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(Buffer.byteLength(letter)).toBeGreaterThanOrEqual(1200);
    expect(Buffer.byteLength(letter)).toBeLessThanOrEqual(2500);
    expect(letter).not.toMatch(IDS);
    expect(letter).not.toMatch(/\[[^\]]*:\d+\]/);
    expect(letter).toContain('Does traffic stop?');
    expect(letter).toContain('Please never send client secrets');
  });
});

test('a possible cause is asked for in the letter, not claimed', async () => {
  const analysis = await analyze('samples/incidents/wrong-client-secret', {});
  const letter = renderMarkdown(analysis, { for: 'customer' });
  expect(analysis.findings[0]?.confidence).toBe('possible');
  expect(letter).toContain('4. We do not know the cause yet. One that fits: ');
  expect(letter).toMatch(/^5\. Our deciding question/m);
  expect(letter).toContain('6. If the answer confirms it: ');
});

test('a letter of what is over, or of no sync, claims no failure and asks for nothing that is idle', async () => {
  const letterOf = async (name: string): Promise<string> => renderMarkdown(await analyze(name), { for: 'customer' });
  const healthy = await letterOf('samples/incidents/healthy');
  expect(healthy).toContain('2. Nothing was rejected in it.');
  expect(healthy).not.toMatch(/failed: |do not know the cause|It stopped/);
  const none = await letterOf('samples/incidents/no-attempt');
  expect(none).toContain('4. Not known yet: whether a sync failed, and why.');
  expect(none).toContain('8. Please send, of that time: the admin-tech of every manager node');
});
