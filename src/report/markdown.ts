import type { Analysis } from '../core/model.js';
import { actionsOf, answerOf, titleOf } from './markdown/answer.js';
import { appendix } from './markdown/appendix.js';
import { caseHeader } from './markdown/header.js';
import { pageOf } from './markdown/page.js';
import type { Audience, Page } from './markdown/page.js';
import { maskLearned, redact } from './redact.js';
import type { RedactOptions } from './redact.js';

export interface MarkdownOptions extends RedactOptions {
  /** Default: engineer. */
  readonly for?: Audience;
}

/** The report as GitHub flavoured Markdown, secrets masked: the answer on the first screen, what it rests on below. */
export function renderMarkdown(analysis: Analysis, options: MarkdownOptions = {}): string {
  const { analysis: safe, learned } = redact(analysis, options);
  const page = pageOf(safe, options.for ?? 'engineer', options.redact ?? 'secrets');
  return maskLearned(`${blocksOf(page).join('\n\n')}\n`, learned);
}

function blocksOf(page: Page): readonly string[] {
  return [titleOf(page), caseHeader(page), ...answerOf(page), ...actionsOf(page), ...appendix(page)];
}
