import type { Analysis, Attempt, SourceReport } from '../../core/analysis.js';
import { cite, list, section } from '../document.js';
import type { Block, Rich } from '../document.js';
import { sayShown } from '../event-words.js';
import { utcMoment, utcSpan } from '../when.js';
import { numberOf } from '../words/attempt-count.js';
import { count, listed, thousands } from '../words/parts.js';
import { sentence } from '../words/sentences.js';
import { spans } from '../words/spans.js';
import { stageSays } from '../words/stages.js';
import type { Page } from './page.js';
import { reachedSentence } from './why.js';

const ROLES: Readonly<Record<SourceReport['role'], string>> = {
  manager: "the manager's log",
  ssm: "the license server's log",
  capture: 'a packet capture',
  proxy: "a proxy's log",
  other: 'other files',
};

/** Silence is not health: without a cause a report lists what was searched and what was seen. */
export function lookedAtSection({ analysis }: Page): readonly Block[] {
  const items = [...attemptsSeen(analysis), ...coverage(analysis), ...absent(analysis)];
  return section('What was looked at', list(items.map((item) => [item])));
}

function attemptsSeen({ attempts }: Analysis): readonly string[] {
  if (attempts.length === 0) return [];
  const ended = (outcome: Attempt['outcome'], words: string): readonly string[] => {
    const number = numberOf(attempts.filter((attempt) => attempt.outcome === outcome));
    return number > 0 ? [`${thousands(number)} ${words}`] : [];
  };
  const parts = [
    ...ended('succeeded', 'succeeded'),
    ...ended('failed', 'failed'),
    ...ended('unknown', 'whose end is not in the files'),
  ];
  return [
    `${count(numberOf(attempts), 'attempt')} to reach the license server: ${listed(parts)}.`,
    ...healings(attempts),
  ];
}

function healings(attempts: readonly Attempt[]): readonly string[] {
  return attempts.flatMap((attempt) => {
    const healer = attempts.find(({ id }) => id === attempt.healedBy);
    if (healer === undefined || attempt.outcome !== 'failed') return [];
    const stage = attempt.stoppedAt === null ? '' : ` at stage ${attempt.stoppedAt}`;
    return [
      `The attempt of ${utcMoment(attempt.start)} failed${stage}; the one of ${utcMoment(healer.start)} succeeded.`,
    ];
  });
}

function coverage({ sources }: Analysis): readonly string[] {
  return sources
    .filter(({ format }) => format !== null)
    .map((source) => {
      const span = source.first === null ? 'no dates' : utcSpan(source.first, source.last);
      const gaps = source.gaps.length === 0 ? '' : `, with ${count(source.gaps.length, 'gap')}`;
      return `${source.path}: ${count(source.records, 'record')}, ${span}${gaps}.`;
    });
}

function absent({ sources }: Analysis): readonly string[] {
  const present = new Set(sources.filter(({ format }) => format !== null).map(({ role }) => role));
  const missing = (['manager', 'ssm', 'capture'] as const).filter((role) => !present.has(role));
  return missing.length === 0 ? [] : [sentence(`Not among the files: ${listed(missing.map((role) => ROLES[role]))}`)];
}

/** Events described for an unexplained attempt. */
const MAX_EVENTS = 6;

/** What is known about a failure that no rule explains. */
export function observedSection(attempt: Attempt): readonly Block[] {
  const failed = attempt.stages.find(({ state }) => state === 'failed');
  const at: Rich =
    failed === undefined
      ? []
      : [...spans(`It ended at stage ${[failed.stage, ...stageSays(failed)].join(': ')}`), cite(failed.evidence), '.'];
  const events = attempt.events
    .slice(0, MAX_EVENTS)
    .map((event): Rich => [...spans(sentence(sayShown(event))), cite(event.evidence)]);
  return section('What was seen', list([at, reachedSentence(attempt), ...events].filter((item) => item.length > 0)));
}
