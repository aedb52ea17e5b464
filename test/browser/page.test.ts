import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { renderHtml } from '../../src/report/html.js';
import { Browser, CHROMIUM } from './browser.js';
import { wrongGrant } from '../report/cases.js';
import { inBrowser } from './in-browser.js';

/** The page itself is tested in html.test.ts, without a browser. */
inBrowser('in a real browser, opened from disk', () => {
  let folder = '';
  let browser: Browser;
  const text = (selector: string): Promise<unknown> =>
    browser.run(`document.querySelector(${JSON.stringify(selector)}).textContent`);
  const isVisible = (selector: string): Promise<unknown> =>
    browser.run(`document.querySelector(${JSON.stringify(selector)}).checkVisibility()`);

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'lic-analyze-page-'));
    browser = new Browser(CHROMIUM ?? '');
    const file = join(folder, 'report.html');
    writeFileSync(file, renderHtml(wrongGrant));
    await browser.open(pathToFileURL(file).href);
  });

  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('a click on an event shows its lines', async () => {
    await browser.click('#chart .event[data-source="manager/vmanage-server.log"] .tick');
    expect(await text('#detail')).toContain('Query params : grant_type=password&client_id=UJtw…PP50');
  });

  test('arrow keys go on to the next event, and stay on the last', async () => {
    await browser.press('ArrowRight');
    expect(await text('#detail')).toContain('192.0.2.10:48588 connected to 198.51.100.20:8443');
    await browser.press('End');
    await browser.press('ArrowRight');
    expect(await text('#detail')).toContain('The server received POST /oauth/token');
    expect(await browser.run('document.activeElement.getAttribute("data-source")')).toBe('ssm/messages');
  });

  test('zoom and the whole span change what is shown', async () => {
    expect(await text('#span')).toContain('2024-03-05 10:14:58 to 2024-03-05 10:15:02 UTC, 3 of 4 events');
    await browser.click('#whole');
    expect(await text('#span')).toContain('4 of 4 events');
    await browser.click('#attempt');
    await browser.click('#zoom-in');
    expect(await text('#span')).toContain('2024-03-05 10:14:59 to 2024-03-05 10:15:01 UTC');
    await browser.press('0');
  });

  test('a filter takes a source away, from chart and list', async () => {
    await browser.click('#attempt');
    await browser.click('input[name=source][value="ssm/messages"]');
    expect(await text('#span')).toContain('2 of 4 events');
    expect(await browser.run('document.querySelectorAll("#events > li:not(.filtered)").length')).toBe(2);
    await browser.click('input[name=source][value="ssm/messages"]');
  });

  test('a citation opens the list at its entry', async () => {
    expect(await isVisible('#events li')).toBe(false);
    await browser.click('a.place[href^="#e"]');
    expect(await browser.run('document.querySelector(":target").checkVisibility()')).toBe(true);
  });

  test('the colours follow the system, and the button', async () => {
    const back = 'getComputedStyle(document.body).backgroundColor';
    await browser.pretend('', [{ name: 'prefers-color-scheme', value: 'dark' }]);
    expect(await browser.run(back)).toBe('rgb(13, 17, 23)');
    await browser.click('#theme');
    expect(await browser.run(back)).toBe('rgb(255, 255, 255)');
    await browser.pretend('');
  });

  test('paper leaves out what is folded, and buttons', async () => {
    await browser.pretend('print');
    expect(await isVisible('.controls')).toBe(false);
    expect(await isVisible('details:not([open]) > summary')).toBe(false);
    expect(await isVisible('#case')).toBe(true);
    await browser.pretend('');
  });

  test('everything that can be acted on has a name', async () => {
    const nameless = `[...document.querySelectorAll('button, [role=button], [role=img], [role=region], [role=group], input, a')].filter((e) => !(e.getAttribute('aria-label') || e.textContent.trim() || e.closest('label')?.textContent.trim())).length`;
    expect(await browser.run(nameless)).toBe(0);
  });

  test('nothing was complained of, and nothing was asked of anybody', () => {
    expect(browser.complaints).toEqual([]);
    expect(browser.requests).toEqual([]);
  });
});
