import type { Analysis } from '../core/analysis.js';
import type { Block } from './document.js';
import { htmlOf } from './html/blocks.js';
import { chart } from './html/chart.js';
import { controls } from './html/controls.js';
import { html, idOf } from './html/escape.js';
import { eventList } from './html/events.js';
import { hero } from './html/hero.js';
import { linksOf } from './html/inline.js';
import { ladders } from './html/ladder.js';
import { marksOf } from './html/marks.js';
import type { Mark } from './html/marks.js';
import { SCRIPT } from './html/script.js';
import { STYLE } from './html/style.js';
import type { MarkdownOptions } from './markdown.js';
import { maskLearned, redact } from '../redact/mask.js';
import { answerOf, titleOf } from './sections/answer.js';
import { appendix } from './sections/appendix.js';
import { pageOf } from './sections/page.js';
import type { Page } from './sections/page.js';
import { fitted } from './size.js';
import { base64Text } from '../text/base64.js';
import { utf8Bytes } from '../text/bytes.js';
import { sha256 } from '../text/sha256.js';

/** Options of the HTML report. */
export type HtmlOptions = MarkdownOptions;

/**
 * The report as one HTML file, secrets masked: the same as the Markdown, with an interactive timeline. Its policy
 * allows only its own script, by hash, and loads nothing from anywhere.
 */
export function renderHtml(analysis: Analysis, options: HtmlOptions = {}): string {
  const { analysis: safe, learned } = redact(analysis, options);
  const page = pageOf(safe, options.for ?? 'engineer', options.redact ?? 'secrets');
  return fitted(options.maxSize, (share) => documentOf(page, maskLearned(bodyOf(page, share), learned)));
}

function documentOf(page: Page, body: string): string {
  const { name, version } = page.analysis.tool;
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy()}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    `<meta name="generator" content="${html(`${name} ${version}`)}">`,
    `<title>${html(titleOf(page))}</title>`,
    `<style>${STYLE}</style>`,
    '</head>',
    `<body>\n${body}\n<script>${SCRIPT}</script>\n</body>\n</html>\n`,
  ].join('\n');
}

/** Only this style and script; no request, no frame, no form (Content Security Policy, level 3). */
function policy(): string {
  const hash = (text: string): string => `'sha256-${base64Text(sha256(utf8Bytes(text)))}'`;
  return `default-src 'none'; style-src ${hash(STYLE)}; script-src ${hash(SCRIPT)}; base-uri 'none'; form-action 'none'`;
}

function bodyOf(page: Page, share: number): string {
  const marks = marksOf(page, share);
  const links = linksOf(page.names, marks);
  const [, header, ...answer] = answerOf(page, true);
  // The page draws the appendix's timeline and lists it below.
  const rest = appendix(page, share, ['Timeline']);
  return [
    '<a class="skip" href="#main">To the report</a>',
    contents([...answer, ...rest]),
    '<main id="main">',
    hero(page, header?.is === 'lines' ? header.lines : []),
    ladders(page),
    htmlOf(answer, links),
    timeline(marks, page),
    htmlOf(rest, links),
    '</main>',
    `<footer>${html(`${page.analysis.tool.name} ${page.analysis.tool.version}. This page loads nothing.`)}</footer>`,
  ].join('\n');
}

function contents(blocks: readonly Block[]): string {
  const titles = blocks.flatMap((block) => (block.is === 'heading' && block.level === 2 ? [block.text] : []));
  const links = [...titles.slice(0, -1), 'Timeline of all sources', ...titles.slice(-1)].map(
    (title) => `<a href="#${idOf(title)}">${html(title)}</a>`,
  );
  return `<nav aria-label="Sections">${links.join(' ')}<button type="button" id="theme" class="script" aria-label="Light or dark colours" title="Light or dark colours">◐</button></nav>`;
}

function timeline(marks: readonly Mark[], page: Page): string {
  const drawing = chart(marks, page);
  const drawn = [
    controls(marks, page),
    `<div id="frame">${drawing}</div>`,
    '<p id="span" class="when script" role="status"></p>',
    '<div id="detail" class="script" role="region" aria-live="polite" aria-label="Chosen event"><p class="when">Choose an event: by a click, or with the arrow keys once the timeline has the focus. Plus and minus zoom, 0 shows everything. A pale bar is how uncertain the clock is.</p></div>',
  ];
  return [
    '<h2 id="timeline-of-all-sources">Timeline of all sources</h2>',
    ...(drawing === '' ? ['<p>No event has a place on the common clock.</p>'] : drawn),
    `<details><summary>${String(marks.length)} events as a list</summary>\n${eventList(marks, page)}\n</details>`,
  ].join('\n');
}
