import { inline } from '../escape.js';
import { OUTCOME } from '../verdict-words.js';
import { againstSection } from './against.js';
import { collectSection, fixSection } from './actions.js';
import { ladderSection } from './ladder.js';
import { lookedAtSection, observedSection } from './looked-at.js';
import { othersSection } from './others.js';
import { ended } from './page.js';
import type { Page } from './page.js';
import { whySection } from './why.js';

/** The title: the cause, or what the outcome is. */
export function titleOf({ analysis, lead }: Page): string {
  return `# License sync: ${inline(lead.finding === null ? OUTCOME[analysis.outcome] : ended(lead.finding.cause))}`;
}

/** Why, what to do and how far it got; or, without a cause, what was seen and looked at. */
export function answerOf(page: Page): readonly string[] {
  const { finding, attempt } = page.lead;
  const ladder = attempt === null ? [] : ladderSection(attempt, page);
  if (finding !== null) return [...whySection(finding, page), ...fixSection(finding), ...ladder];
  const failed = page.analysis.outcome === 'failed-unexplained' && attempt !== null;
  return [...(failed ? observedSection(attempt, page) : []), ...lookedAtSection(page), ...ladder];
}

/** What speaks against it, what else there is, and what to fetch. */
export function actionsOf(page: Page): readonly string[] {
  const { outcome } = page.analysis;
  if (page.lead.finding === null && (outcome === 'healthy' || outcome === 'nothing-to-judge')) return [];
  return [...othersSection(page), ...againstSection(page), ...collectSection(page)];
}
