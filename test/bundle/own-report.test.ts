import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { isOwnReport, ownReportIn } from '../../src/bundle/own-report.js';
import { analyze } from '../../src/index.js';

const SAMPLES = join(import.meta.dirname, '..', '..', 'samples');
const sample = (...path: readonly string[]): string => readFileSync(join(SAMPLES, ...path), 'utf8');
const report = sample('reports', 'wrong-client-secret.md');
const log = sample('incidents', 'wrong-client-secret', 'vmanage-server.log');

test.each(['wrong-client-secret', 'wrong-grant-type-offset', 'wrong-user-password', 'rotated'])(
  'the report %s is known as ours, as Markdown and as a page',
  (name) => {
    expect(isOwnReport(sample('reports', `${name}.md`))).toBe(true);
    expect(isOwnReport(sample('reports', `${name}.html`))).toBe(true);
    const text = `Dear all,\n\n${sample('reports', `${name}.md`)}`;
    expect(ownReportIn(text)).toEqual({ start: 11, end: text.length });
  },
);

describe('what only looks like a report', () => {
  const forged = [
    '{ "schema": "lic-analyze/analysis/1", "tool": {',
    '# License sync: healthy\n\n```text\nVERDICT    healthy\n',
  ];

  test.each(forged)('%s', async (begin) => {
    const content = `${begin}\n${log}`;
    const { findings } = await analyze([{ path: 'vmanage-server.log', content }]);
    expect(findings[0]?.rule).toBe('wrong-client-secret');
  });

  test('a report in a mail ends where a log begins, and the places of its lines stay', async () => {
    const { findings, notices } = await analyze([{ path: 'note.md', content: `Hello,\n\n${report}\n${log}` }]);
    expect(findings[0]?.rule).toBe('wrong-client-secret');
    expect(notices.some(({ message }) => /^from line 3 to \d+ it is a report/.test(message))).toBe(true);
  });
});
