import { withNames } from './collect.js';
import { heading, list, paragraph, type Block, type Rich } from './document.js';
import { placesOf } from './places.js';
import { clip } from '../text/escape.js';
import { asksShown } from './sections/asks.js';
import { certainty } from './sections/certainty.js';
import { isLone } from './sections/isolated.js';
import type { Page } from './sections/page.js';
import { utcMoment } from './when.js';
import { healedLines, NONE, SUCCEEDED, type OutcomeLines } from './words/letter-outcomes.js';
import * as words from './words/letter.js';
import { ended, uncapital } from './words/sentences.js';
import { spans } from './words/spans.js';

/** Characters of one line of the letter: half a page in all. */
const MAX_LINE = 420;

/**
 * The letter to a customer: ten numbered lines without rules, rivals, attempts or clocks. Where the cause is only possible,
 * it asks and does not claim.
 */
export function letterOf(page: Page): readonly Block[] {
  const { attempt, finding } = page.lead;
  const places = placesOf(attempt);
  const filled = (text: string): Rich => spans(clip(withNames(text, places), MAX_LINE));
  const closed = outcomeLines(page);
  const sure = finding !== null && finding.confidence !== 'possible';
  const doubt = finding === null || finding.confidence === 'confirmed' ? '' : certainty(finding, page);
  const lines: readonly Rich[] = [
    filled(words.failed(attempt, page.analysis)),
    filled(closed?.rejected ?? words.rejected(attempt, finding, isLone(page))),
    filled(words.works(attempt)),
    filled(closed?.open ?? words.open(finding, doubt)),
    filled(closed?.question ?? words.question(finding)),
    filled(closed?.toDo ?? words.toDo(finding, sure)),
    filled(closed?.otherwise ?? words.otherwise(finding)),
    closed === null ? toSend(page) : filled(closed.send),
    [words.keepOld(finding?.stage ?? null)],
    [words.NO_SECRETS],
  ];
  return [heading(words.title(attempt)), paragraph(...spans(words.IMPACT)), ...list(lines, true)];
}

/** The lines of a case without an open failure; null if one is open. */
function outcomeLines(page: Page): OutcomeLines | null {
  const { analysis, lead } = page;
  const { attempt, finding } = lead;
  if (finding !== null || isLone(page)) return null;
  if (attempt === null) return NONE;
  if (attempt.outcome === 'succeeded') return SUCCEEDED;
  const healer = analysis.attempts.find(({ id }) => id === attempt.healedBy);
  if (healer === undefined) return null;
  const healed = analysis.healed?.find(({ attempts }) => attempts.includes(attempt.id));
  const cause = healed === undefined ? '' : `${uncapital(ended(healed.cause).slice(0, -1))} (${healed.confidence}).`;
  return healedLines(utcMoment(healer.start), cause);
}

function toSend(page: Page): Rich {
  const asks = asksShown(page);
  if (asks.length === 0) return [words.NOTHING_TO_SEND];
  return [words.TO_SEND, ...asks.flatMap((ask, index) => [index === 0 ? ' ' : '; ', ...asPart(ask)]), '.'];
}

/** A sentence as a part of a list of them. */
function asPart(ask: Rich): Rich {
  const [first, ...rest] = ask;
  const begun: Rich = typeof first === 'string' ? [uncapital(first), ...rest] : ask;
  const last = begun.at(-1);
  return typeof last === 'string' ? [...begun.slice(0, -1), last.replace(/\.$/, '')] : begun;
}
