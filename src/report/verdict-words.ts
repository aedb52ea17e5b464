import type { Analysis, Attempt, Finding, Outcome } from '../core/analysis.js';
import type { StageState } from '../core/stages.js';

/** What a report without a first finding says: of the attempt that was asked for, else of the bundle. */
export function outcomeSentence({
  asked,
  attempts,
  outcome,
}: Pick<Analysis, 'asked' | 'attempts' | 'outcome'>): string {
  const wished = attempts.find(({ id }) => id === asked);
  return wished === undefined ? OUTCOME[outcome] : ASKED[wished.outcome];
}

const ASKED: Readonly<Record<Attempt['outcome'], string>> = {
  succeeded: 'The license sync at the time asked for passed.',
  failed: 'The license sync at the time asked for failed, and no known cause fits what the sources show.',
  unknown: 'The sources do not show how the license sync at the time asked for ended.',
};

/** What an outcome means, as a sentence. */
const OUTCOME: Readonly<Record<Outcome, string>> = {
  healthy: 'No failure: every license sync that was seen passed.',
  healed: 'No open failure: what failed passed later.',
  'cause-found': 'A cause was found.',
  'failed-unexplained': 'A license sync failed, and no known cause fits what the sources show.',
  'nothing-to-judge': 'Nothing to judge: the sources show no license sync, or not how the last one ended.',
};

/** Reasons for a confidence. */
export const CONFIDENCE: Readonly<Record<Finding['why'], string>> = {
  deciding: 'something was seen that no rival cause explains',
  'no-rival': 'every step was seen and no rival cause fits as well, but nothing that decides',
  rival: 'another cause fits what was seen as well',
  clock: 'the clocks leave the order of the steps open',
  'unseen-step': 'no source shows every step',
  join: 'the sources are joined by a single tie of their clocks, or by time alone',
  assumed: 'no source shows that this was a sync of the manager with its license server',
  'by-hand': 'only manual checks show it, made at another time and maybe in another way than by the manager',
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
  confirmed: 'all steps seen, and something that no rival explains',
  likely: 'all steps seen, no rival fits as well',
  possible: 'a step is not visible, or a rival fits as well',
};
