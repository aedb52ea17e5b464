import type { Analysis } from '../core/analysis.js';
import { maskLearned, redact } from '../redact/mask.js';
import { plainBlocks } from './plain-blocks.js';
import { WIDTH } from './plain-text.js';
import { titleOf } from './sections/answer.js';
import { isLone, isolatedSection } from './sections/isolated.js';
import { pageOf } from './sections/page.js';
import { whySection } from './sections/why.js';

/** What a paste means, as plain text for 80 columns; secrets are masked. */
export function renderMeaning(analysis: Analysis): string {
  const { analysis: safe, learned } = redact(analysis);
  const page = pageOf(safe, 'engineer', 'secrets');
  const { finding } = page.lead;
  const blocks = isLone(page) ? isolatedSection(page) : finding === null ? [] : whySection(finding, page);
  const text = plainBlocks([{ is: 'heading', level: 1, text: titleOf(page) }, ...blocks], page.names, WIDTH);
  return maskLearned(`${text.join('\n')}\n`, learned);
}
