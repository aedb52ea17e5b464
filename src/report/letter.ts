import { withNames } from './collect.js';
import { heading, list, paragraph, type Block, type Rich } from './document.js';
import { placesOf } from './places.js';
import { clip } from '../text/escape.js';
import { asksShown } from './sections/asks.js';
import { certainty } from './sections/certainty.js';
import { isLone } from './sections/isolated.js';
import type { Page } from './sections/page.js';
import * as words from './words/letter.js';
import { spans } from './words/spans.js';

/** Characters of one line of the letter: half a page in all. */
const MAX_LINE = 420;

/**
 * The letter to a customer: ten numbered lines without rules, rivals, attempts or clocks. Where the cause is only possible,
 * it asks and does not claim.
 */
export function letterOf(page: Page): readonly Block[] {
  const { analysis, lead } = page;
  const { attempt, finding } = lead;
  const places = placesOf(attempt);
  const filled = (text: string): string => clip(withNames(text, places), MAX_LINE);
  const sure = finding !== null && finding.confidence !== 'possible';
  const doubt = finding === null || finding.confidence === 'confirmed' ? '' : certainty(finding, page);
  const asks = asksShown(page);
  const lines: readonly Rich[] = [
    spans(filled(words.failed(attempt, analysis))),
    spans(filled(words.rejected(attempt, finding, isLone(page)))),
    spans(filled(words.works(attempt))),
    spans(filled(words.open(finding, doubt))),
    spans(filled(words.question(finding))),
    spans(filled(words.toDo(finding, sure))),
    spans(filled(words.otherwise(finding))),
    asks.length === 0
      ? [words.NOTHING_TO_SEND]
      : [words.TO_SEND, ...asks.flatMap((ask, index) => [index === 0 ? ' ' : '; ', ...withoutStop(ask)]), '.'],
    [words.keepOld(finding?.stage ?? null)],
    [words.NO_SECRETS],
  ];
  return [heading(words.title(attempt)), paragraph(...spans(words.IMPACT)), ...list(lines, true)];
}

/** A sentence within a list of them. */
function withoutStop(ask: Rich): Rich {
  const last = ask.at(-1);
  return typeof last === 'string' ? [...ask.slice(0, -1), last.replace(/\.$/, '')] : ask;
}
