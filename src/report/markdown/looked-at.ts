import type { Analysis, Attempt, SourceReport } from '../../core/model.js';
import { sayEvent } from '../event-words.js';
import { inline } from '../escape.js';
import { healerOf } from '../lead.js';
import { utcMoment, utcSpan } from '../when.js';
import { count, listed } from '../words/parts.js';
import { bullets, cited, section, sentence } from './page.js';
import type { Page } from './page.js';
import { reachedSentence } from './why.js';

const ROLES: Readonly<Record<SourceReport['role'], string>> = {
  manager: "the manager's log",
  ssm: "the license server's log",
  capture: 'a packet capture',
  proxy: "a proxy's log",
  other: 'other files',
};

/** Silence is not health: without a cause, a report says what was looked at and what was seen. */
export function lookedAtSection(page: Page): readonly string[] {
  const { analysis } = page;
  const seen = analysis.attempts.length === 0 ? [] : attemptsSeen(analysis);
  return section('What was looked at', [
    bullets([...seen, ...coverage(analysis), ...absent(analysis)].filter((text) => text !== '')),
  ]);
}

function attemptsSeen({ attempts }: Analysis): readonly string[] {
  const of = (outcome: Attempt['outcome']): number => attempts.filter((attempt) => attempt.outcome === outcome).length;
  const parts = [
    of('succeeded') > 0 ? `${String(of('succeeded'))} passed` : '',
    of('failed') > 0 ? `${String(of('failed'))} failed` : '',
    of('unknown') > 0 ? `${String(of('unknown'))} without a visible end` : '',
  ].filter((part) => part !== '');
  return [`${count(attempts.length, 'attempt')} to reach the license server: ${listed(parts)}.`, ...healings(attempts)];
}

function healings(attempts: readonly Attempt[]): readonly string[] {
  return attempts.flatMap((attempt) => {
    const healer = attempt.outcome === 'failed' ? healerOf(attempt, attempts) : null;
    if (healer === null) return [];
    const stage = attempt.stoppedAt === null ? '' : ` at stage ${attempt.stoppedAt}`;
    return [`The attempt of ${utcMoment(attempt.start)} failed${stage}; the one of ${utcMoment(healer.start)} passed.`];
  });
}

function coverage({ sources }: Analysis): readonly string[] {
  return sources
    .filter(({ format }) => format !== null)
    .map((source) => {
      const span = source.first === null ? 'no dates' : utcSpan(source.first, source.last);
      const gaps = source.gaps.length === 0 ? '' : `, with ${count(source.gaps.length, 'gap')}`;
      return `${inline(source.path)}: ${count(source.records, 'record')}, ${span}${gaps}.`;
    });
}

function absent({ sources }: Analysis): readonly string[] {
  const present = new Set(sources.filter(({ format }) => format !== null).map(({ role }) => role));
  const missing = (['manager', 'ssm', 'capture'] as const)
    .filter((role) => !present.has(role))
    .map((role) => ROLES[role]);
  return missing.length === 0 ? [] : [sentence(`Not among the sources: ${listed(missing)}`)];
}

/** What is known of a failure that no rule explains. */
export function observedSection(attempt: Attempt, page: Page): readonly string[] {
  const failed = attempt.stages.find(({ state }) => state === 'failed');
  const said = failed === undefined ? '' : Object.values(failed.facts).map(String).join(', ');
  const at =
    failed === undefined
      ? ''
      : `It ended at stage ${failed.stage}${said === '' ? '' : `: ${inline(said)}`}${cited(failed.evidence, page)}.`;
  const events = attempt.events
    .slice(0, 6)
    .map((event) => `${sentence(inline(sayEvent(event)))}${cited(event.evidence, page)}`);
  return section('What was seen', [
    bullets([at, reachedSentence(attempt, page), ...events].filter((text) => text !== '')),
  ]);
}
