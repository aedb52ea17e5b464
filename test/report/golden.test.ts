import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { analyze, renderMarkdown, rules } from '../../src/index.js';
import { reportPages, shownAnalysis, SHOWN } from '../../scripts/generate/reports.js';

const ROOT = join(import.meta.dirname, '..', '..');
const onDisk = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

test('the shown reports are what the program writes, byte for byte', async () => {
  const pages = await reportPages(ROOT);
  expect(pages).toHaveLength(2 * SHOWN.length + 1);
  // Named, because nobody would read a difference of two pages.
  expect(pages.filter(({ path, text }) => onDisk(path) !== text).map(({ path }) => path)).toEqual([]);
});

test('a new rule changes no shown report', async () => {
  const [rule] = rules.filter(({ id }) => id === 'wrong-grant-type');
  if (rule === undefined) throw new Error('the rule is gone');
  const folder = join(ROOT, 'samples', 'incidents', 'wrong-grant-type-offset');
  const twin = { ...rule, id: 'a-new-rule', prior: 100 };
  expect(renderMarkdown(await shownAnalysis(folder, [twin]))).toBe(
    onDisk('samples/reports/wrong-grant-type-offset.md'),
  );
});

/** What each of them must say in its first forty lines, written by hand from what happened. */
const SAID: Readonly<Record<(typeof SHOWN)[number], readonly RegExp[]>> = {
  'wrong-grant-type-offset': [
    /^# License sync failed, cause: wrong OAuth grant type/m,
    /^CONFIDENCE CONFIRMED/m,
    /^ASK {8}SSM admin: .*Create > "Resource Owner/m,
    /^STATUS {5}HTTP 401 unauthorized_client from the license server$/m,
    /ahead of the reference clock/,
  ],
  'wrong-client-secret': [
    /^# License sync failed, possible cause: the client secret/m,
    /^CONFIDENCE POSSIBLE/m,
    /^ALSO FITS {2}The API client that the manager uses was deleted/m,
    /^ASK {8}SSM admin: to decide, please send the Event Log/m,
    /^LAST GOOD {2}2024-12-03 12:35:12/m,
  ],
  'wrong-user-password': [
    /^# License sync failed, cause: the SSM does not accept the user or the password/m,
    /^CONFIDENCE CONFIRMED/m,
    /^ASK {8}SSM admin: sign in to the SSM On-Prem GUI/m,
    /^SYMPTOM {4}the manager logged "Failed to authenticate/m,
  ],
  rotated: [
    /^# License sync failed, cause: the SSM does not know the client ID/m,
    /^CONFIDENCE CONFIRMED/m,
    /^ASK {8}SSM admin: .*API Tool Kit/m,
    /^LAST GOOD {2}2024-04-1\d /m,
  ],
};

describe('the first forty lines alone', () => {
  test.each(SHOWN)('of %s say cause, confidence, fix and next step', (name) => {
    const screen = onDisk(`samples/reports/${name}.md`).split('\n').slice(0, 40).join('\n');
    for (const said of SAID[name]) expect(screen).toMatch(said);
  });
});

test('the README links one, shows the page, and quotes what the program writes', async () => {
  const readme = onDisk('README.md');
  const quoted = /^```text\n(VERDICT[\s\S]*?)\n```$/m.exec(readme)?.[1] ?? 'no header';
  const incident = await analyze(join(ROOT, 'samples', 'incidents', 'wrong-grant-type'));
  expect(renderMarkdown(incident)).toContain(quoted);
  expect(readme).toContain('](samples/reports/wrong-grant-type-offset.md)');
  expect(readme).toContain('](docs/images/report.png)');
  const picture = readFileSync(join(ROOT, 'docs', 'images', 'report.png'));
  expect(picture.subarray(1, 4).toString('latin1')).toBe('PNG');
  expect(picture.length).toBeLessThan(300_000);
});
