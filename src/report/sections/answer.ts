import type { Confidence } from '../../core/analysis.js';
import type { Block } from '../document.js';
import { outcomeSentence } from '../verdict-words.js';
import { ended, uncapital } from '../words/sentences.js';
import { againstSection } from './against.js';
import { fixSection } from './actions.js';
import { collectSection } from './asks.js';
import { caseHeader } from './header.js';
import { isLone, isolatedSection } from './isolated.js';
import { ladderSection } from './ladder.js';
import { lookedAtSection, observedSection } from './looked-at.js';
import { healedSection, sameIncidentSection, othersSection } from './others.js';
import type { Page } from './page.js';
import { whySection } from './why.js';

const SURE: Readonly<Record<Confidence, string>> = {
  confirmed: 'cause:',
  likely: 'likely cause:',
  possible: 'possible cause:',
};

/** The title: the cause and how sure it is, or the outcome. */
export function titleOf({ analysis, lead }: Page): string {
  const { finding } = lead;
  if (isLone({ analysis, lead })) return loneTitle(analysis, finding);
  if (finding === null) return outcomeTitle(outcomeSentence(analysis));
  const failed = lead.attempt?.outcome === 'failed' ? 'License sync failed, ' : 'License sync, ';
  return `${failed}${SURE[finding.confidence]} ${ended(uncapital(finding.cause))}`;
}

/** A sentence that names the license sync needs no other subject. */
function outcomeTitle(says: string): string {
  return /^No failure/.test(says) ? `License sync: ${uncapital(says)}` : says;
}

function loneTitle({ isolated = [] }: Page['analysis'], finding: Page['lead']['finding']): string {
  const whose = isolated.some(({ of, failed }) => of === 'sync' && failed)
    ? 'an isolated line'
    : "an isolated line of a device's own licensing";
  return finding === null
    ? `License sync: none found, only ${whose}.`
    : `License sync: only ${whose}, possible cause: ${ended(uncapital(finding.cause))}`;
}

/**
 * The answer, which is never cut: header, why, what to do, how far it got, doubts, what to fetch. `isDrawn`: the stages
 * stand above it as a drawing.
 */
export function answerOf(page: Page, isDrawn = false): readonly Block[] {
  const title: Block = { is: 'heading', level: 1, text: titleOf(page) };
  return [title, ...caseHeader(page), ...caseOf(page, isDrawn), ...doubtsOf(page)];
}

/** Why, what to do and how far it got; without a cause, what was seen and searched. */
function caseOf(page: Page, isDrawn: boolean): readonly Block[] {
  const { finding, attempt } = page.lead;
  if (isLone(page)) return [...isolatedSection(page), ...(finding === null ? [] : fixSection(finding, page))];
  const ladder = attempt === null ? [] : ladderSection(attempt, isDrawn);
  if (finding !== null) return [...whySection(finding, page), ...fixSection(finding, page), ...ladder];
  const failed = page.analysis.outcome === 'failed-unexplained' && attempt !== null;
  return [...(failed ? observedSection(attempt) : []), ...lookedAtSection(page), ...ladder];
}

/** Evidence against it, other findings, and what to fetch. */
function doubtsOf(page: Page): readonly Block[] {
  const { outcome } = page.analysis;
  if (isLone(page)) return page.lead.finding === null ? [] : collectSection(page);
  if (page.lead.finding === null && (outcome === 'healthy' || outcome === 'nothing-to-judge')) return [];
  return [
    ...sameIncidentSection(page),
    ...againstSection(page),
    ...othersSection(page),
    ...healedSection(page),
    ...isolatedSection(page),
    ...collectSection(page),
  ];
}
