import type { Analysis, Attempt, Finding, Outcome } from '../core/analysis.js';
import type { StageState } from '../core/stages.js';

/** What a report without a first finding says: of the attempt that was asked for, else of the bundle. */
export function outcomeSentence({
  asked,
  attempts,
  outcome,
  isolated,
}: Pick<Analysis, 'asked' | 'attempts' | 'outcome' | 'isolated'>): string {
  const wished = attempts.find(({ id }) => id === asked);
  if (isolated !== undefined && attempts.length === 0) return LONE;
  return wished === undefined ? OUTCOME[outcome] : ASKED[wished.outcome];
}

/** Of a paste that states something, though no sync. */
const LONE = 'No license sync is in the files, only a line by itself. What it means is said below; it proves no cause.';

const ASKED: Readonly<Record<Attempt['outcome'], string>> = {
  succeeded: 'The license sync at the time asked for succeeded.',
  failed: 'The license sync at the time asked for failed, and no known cause fits what the files show.',
  unknown: 'The files do not show how the license sync at the time asked for ended.',
};

/** What an outcome means, as a sentence. */
const OUTCOME: Readonly<Record<Outcome, string>> = {
  healthy: 'No failure: every license sync in the files succeeded.',
  healed: 'No failure remains: the failed attempts succeeded on retry.',
  'cause-found': 'A cause was found.',
  'failed-unexplained': 'A license sync failed, and no known cause fits what the files show.',
  'nothing-to-judge': 'No license sync found, or its outcome is not in the files.',
};

/** Reasons for a confidence. */
export const CONFIDENCE: Readonly<Record<Finding['why'], string>> = {
  deciding: 'every step was seen, one of which only this cause explains',
  'no-rival': 'every step was seen and no other cause fits as well, but nothing rules the others out',
  rival: 'another cause fits what was seen just as well',
  clock: 'the clocks do not show in which order the steps happened',
  'unseen-step': 'not every step was seen in the files',
  join: 'the files are joined only by the time of their clocks',
  assumed: 'the files do not show that this was a sync of the manager with its license server',
  doubt: 'what was seen can have another reason, which the files do not rule out',
  isolated: 'one line by itself: it shows neither who asked, nor when, nor what else happened',
  'by-hand': 'shown only by a manual test, which may differ from what the manager does',
};

/** A sign for each state of a stage, the same in table, ladder and diagram. */
export const STATE: Readonly<Record<StageState, string>> = {
  passed: '✔',
  failed: '✘',
  'not-needed': '–',
  'not-reached': ' ',
  unknown: '?',
};

/** What each confidence means. */
export const CONFIDENCE_MEANS: Readonly<Record<Finding['confidence'], string>> = {
  confirmed: 'every step was seen, one of which only this cause explains',
  likely: 'every step was seen and no other cause fits as well',
  possible: 'a step was not seen, or another cause fits as well',
};
