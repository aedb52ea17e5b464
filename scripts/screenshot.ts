/** `npm run screenshot` takes the README's picture, docs/images/report.png, with a local Chromium. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Browser, CHROMIUM } from '../test/browser/browser.js';
import { REPORTS_FOLDER } from './generate/reports.js';

const root = join(import.meta.dirname, '..');

if (CHROMIUM === null) {
  console.error('There is no Chromium on this machine, so there is no picture.');
  process.exitCode = 2;
} else {
  const browser = new Browser(CHROMIUM);
  await browser.open(pathToFileURL(join(root, REPORTS_FOLDER, 'wrong-grant-type-offset.html')).href);
  // The README has the header as text; the picture shows the drawing.
  await browser.run(`document.querySelector('.hero details').open = false`);
  await browser.size(1200, 860);
  mkdirSync(join(root, 'docs', 'images'), { recursive: true });
  writeFileSync(join(root, 'docs', 'images', 'report.png'), await browser.screenshot());
  await browser.close();
}
