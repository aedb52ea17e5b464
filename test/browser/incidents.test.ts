import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { incidentCases } from '../../scripts/accuracy/cases.js';
import { analyze } from '../../src/index.js';
import { renderHtml } from '../../src/report/html.js';
import { Browser, CHROMIUM } from './browser.js';
import { inBrowser } from './in-browser.js';

inBrowser('the page of every incident, by keyboard alone', () => {
  let folder = '';
  let browser: Browser;
  const number = async (expression: string): Promise<number> => Number(await browser.run(expression));
  const shown = '#chart .event:not(.out):not(.filtered)';

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'lic-analyze-incidents-'));
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

    // Every event is inside of the drawing, and the arrow keys reach the next one and show its lines.
    const some = await number(`document.querySelectorAll('${shown}').length`);
    expect(some).toBeGreaterThan(0);
    await browser.run(`document.querySelector('#chart').focus()`);
    await browser.press('Home');
    const first = await browser.run(`document.querySelector('#detail').textContent`);
    await browser.press('ArrowRight');
    const second = await browser.run(`document.querySelector('#detail').textContent`);
    expect(String(first)).toMatch(/UTC|time unknown/);
    expect([second === first, some > 1]).toEqual([some === 1, some > 1]);
    expect(await browser.run(`document.querySelector('#detail pre') !== null`)).toBe(true);

    // Nearer, and everything.
    await browser.press('+');
    expect(await number(`document.querySelectorAll('${shown}').length`)).toBeLessThanOrEqual(some);
    await browser.press('0');
    const all = await number(`document.querySelectorAll('#chart .event').length`);
    expect(await number(`document.querySelectorAll('${shown}').length`)).toBe(all);

    // A filter by the space bar takes its events from chart and list, and gives them back.
    const box = `document.querySelector('input[name=source]')`;
    await browser.run(`${box}.focus()`);
    await browser.press(' ');
    const source = `[...document.querySelectorAll('#chart .event.filtered')].every((e) => e.dataset.source === ${box}.value)`;
    expect(await browser.run(source)).toBe(true);
    expect(await number(`document.querySelectorAll('${shown}').length`)).toBeLessThan(all);
    await browser.press(' ');
    expect(await number(`document.querySelectorAll('${shown}').length`)).toBe(all);

    // On a phone nothing makes the page itself wider than the screen.
    await browser.size(400, 800);
    expect(await number('document.documentElement.scrollWidth')).toBeLessThanOrEqual(400);
    await browser.size(1280, 1600);
    expect([browser.complaints, browser.requests]).toEqual([[], []]);
  });
});
