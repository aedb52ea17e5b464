import type { Analysis } from '../core/analysis.js';
import { markdownOf } from './markdown-blocks.js';
import { maskLearned, redact } from '../redact/mask.js';
import type { RedactOptions } from '../redact/mask.js';
import { answerOf } from './sections/answer.js';
import { appendix } from './sections/appendix.js';
import { pageOf } from './sections/page.js';
import type { Audience, Page } from './sections/page.js';
import { letterOf } from './letter.js';
import { noteOf } from './note.js';
import { fitted } from './size.js';
import { summaryOf } from './summary.js';
import { pasteChange } from './words/paste-change.js';
import { spans } from './words/spans.js';
import { paragraph } from './document.js';

/** Options of the Markdown report. */
export interface MarkdownOptions extends RedactOptions {
  /** `customer`: a letter of half a page; `note`: plain ASCII for a case system; `terminal`: the answer as plain text for 80 columns. Default: engineer. */
  readonly for?: Audience;
  /** Target size in bytes (UTF-8). The long parts shrink; the answer is never cut. */
  readonly maxSize?: number;
}

/** The report as GitHub flavoured Markdown, secrets masked: the answer on the first screen, its evidence below. */
export function renderMarkdown(analysis: Analysis, options: MarkdownOptions = {}): string {
  const { analysis: safe, learned } = redact(analysis, options);
  const page = pageOf(safe, options.for ?? 'engineer', options.redact ?? 'secrets');
  return fitted(options.maxSize, (share) => maskLearned(pageText(page, share), learned));
}

function pageText(page: Page, share: number): string {
  if (page.audience === 'note') return noteOf(page);
  if (page.audience === 'terminal') return summaryOf(page);
  if (page.audience === 'customer') return `${markdownOf(letterOf(page), page.names)}\n`;
  const change = pasteChange(page.analysis);
  const first = change === '' ? [] : [paragraph(...spans(change))];
  return `${markdownOf([...first, ...answerOf(page), ...appendix(page, share)], page.names)}\n`;
}
