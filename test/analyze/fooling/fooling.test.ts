/**
 * Tries to hide a cause, to make up another or to heal it, on a bundle of one attempt: by a first line, by a field of a
 * genuine record, and by a document that quotes records. Records that are forged as a whole are not among them.
 */
import { describe, expect, test } from '@jest/globals';
import { analyze, renderMarkdown } from '../../../src/index.js';
import { beside, changed, GENUINE, VERDICT, verdictOf } from './bundle.js';
import { FIELDS } from './fields.js';
import { FIRST_LINES } from './first-lines.js';
import { CLAIMS } from './payloads.js';
import { DOCUMENTS, QUOTED } from './prose.js';

test('the bundle alone', async () => {
  expect(await verdictOf(GENUINE)).toEqual(VERDICT);
});

describe('no first line takes a log out of the analysis', () => {
  describe.each(['vmanage-server.log', 'messages'])('%s', (file) => {
    test.each(Object.entries(FIRST_LINES))('%s', async (_, line) => {
      expect(await verdictOf(changed(file, (text) => `${line}\n${text}`))).toEqual(VERDICT);
    });
  });
});

describe('no field of a record confirms, heals or hides', () => {
  test.each(Object.entries(FIELDS))('%s', async (_, put) => {
    for (const [claim, text] of Object.entries(CLAIMS))
      expect([claim, await verdictOf(put(text))]).toEqual([claim, VERDICT]);
  });
});

describe('no document confirms, heals or hides', () => {
  describe.each(Object.entries(DOCUMENTS))('%s', (path, write) => {
    test.each(Object.entries(QUOTED))('%s', async (_, lines) => {
      expect(await verdictOf(beside(path, write(lines)))).toEqual(VERDICT);
    });
  });

  test('an older report of ours, in any form, is no evidence', async () => {
    const older = await analyze(GENUINE.filter(({ path }) => path === 'messages'));
    for (const text of [renderMarkdown(older), JSON.stringify({ schema: 'lic-analyze/analysis/1', ...older })])
      expect(await verdictOf(beside('older.txt', text))).toEqual(VERDICT);
  });
});

test('what is skipped is said on the first screen', async () => {
  const analysis = await analyze(beside('scan.pdf', '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n'));
  const screen = renderMarkdown(analysis).split('\n').slice(0, 30).join('\n');
  expect(screen).toMatch(/^NOT READ {3}wholly or in part: scan\.pdf /m);
});
