import type { Analysis, Attempt } from '../core/analysis.js';
import type { Dated, Event } from '../core/event.js';
import { clip } from '../text/escape.js';
import { phrase } from './words/parts.js';

const MAX_MESSAGE_LENGTH = 240;

/** What the manager showed its own user about an attempt; empty if no source shows it. */
export function shownToUser(attempt: Attempt, { timeline }: Analysis): string {
  const events = [...attempt.events, ...timeline.filter(({ kind }) => kind === 'manager.gui-message')];
  for (const event of events) {
    if (event.kind === 'manager.gui-message')
      return `the manager's page showed "${clip(event.facts.message, MAX_MESSAGE_LENGTH)}"`;
    if (event.kind === 'manager.sync-ended') return syncEnded(event.facts);
  }
  return '';
}

function syncEnded(facts: Event<'manager.sync-ended'>['facts']): string {
  const status = facts['http.response.status_code'];
  const outcome = facts['event.outcome'] === 'success' ? 'the sync passed' : 'the sync failed';
  return `the manager reported to its user that ${phrase(outcome, status === undefined ? '' : `with HTTP ${String(status)}`)}`;
}

/**
 * The last error that the manager logged in an attempt. The class behind its web pages logs what it passes to them, so
 * this is the closest that a log comes to what the user saw.
 */
export function lastError(attempt: Attempt, { timeline }: Analysis): string {
  const errors = timeline.filter((event) => isErrorOf(event, attempt));
  const last = errors.at(-1)?.evidence[0];
  if (last === undefined) return '';
  const message = /\|[^|]*\|\s*(\S.*)$/s.exec(last.text)?.[1] ?? last.text.replace(last.stamp?.text ?? '', '').trim();
  return `the manager logged "${clip(message, MAX_MESSAGE_LENGTH)}"`;
}

function isErrorOf(event: Dated, { start, end, client }: Attempt): boolean {
  if (event.kind !== 'manager.license-log' || event.at === null || start === null) return false;
  if (client.host !== null && event.host !== client.host) return false;
  if (client.tenant !== undefined && event.facts['manager.tenant'] !== client.tenant) return false;
  return event.facts['log.level'] === 'ERROR' && event.at >= start && event.at <= (end ?? start);
}
