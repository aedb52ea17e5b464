import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { incidentCases } from '../../scripts/accuracy/cases.js';
import { analyze } from '../../src/index.js';
import { renderHtml } from '../../src/report/html.js';
import { Browser, CHROMIUM } from './browser.js';
import { inBrowser } from './in-browser.js';

/** axe.min.js of the axe-core package: `AXE_CORE`, else that of an installed one. */
const AXE = process.env['AXE_CORE'] ?? join(import.meta.dirname, '..', '..', 'node_modules', 'axe-core', 'axe.min.js');
const NAME = 'the page of every incident, by the rules of axe-core';

const VIOLATIONS = `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations.map(
  ({ id, nodes }) => id + ': ' + nodes.map(({ target }) => target.join(' ')).join(', ')))`;
const FOLDS = `document.querySelectorAll('details').forEach((fold) => { fold.open = true; })`;

const SCHEMES = ['light', 'dark'] as const;
const WIDTHS = [1400, 400] as const;

if (existsSync(AXE)) {
  inBrowser(NAME, () => {
    let folder = '';
    let browser: Browser;
    const axe = readFileSync(AXE, 'utf8');

    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'lic-analyze-axe-'));
      browser = new Browser(CHROMIUM ?? '');
    });
    afterAll(async () => {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    });

    test.each(incidentCases())('$id', async ({ id, input }) => {
      const file = join(folder, `${id}.html`);
      writeFileSync(file, renderHtml(await analyze(input)));
      await browser.open(pathToFileURL(file).href);
      await browser.run(`${axe};true`);
      await browser.run(FOLDS);
      for (const value of SCHEMES) {
        await browser.pretend('', [{ name: 'prefers-color-scheme', value }]);
        for (const width of WIDTHS) {
          await browser.size(width, 900);
          expect([value, width, await browser.run(VIOLATIONS)]).toEqual([value, width, []]);
          expect(Number(await browser.run('document.documentElement.scrollWidth'))).toBeLessThanOrEqual(width);
        }
      }
    });
  });
} else {
  const reason = `no axe-core at ${AXE}`;
  process.stderr.write(`SKIPPED: ${NAME}, ${reason}\n`);
  describe.skip(`${NAME} (${reason})`, () => {
    test('is clean', () => undefined);
  });
}
