import type { Analysis, Attempt } from '../core/model.js';
import { phrase } from './words/parts.js';

/** What the manager told its own user of an attempt; empty where no source shows it. */
export function told(attempt: Attempt, { timeline }: Analysis): string {
  const events = [...attempt.events, ...timeline.filter(({ kind }) => kind === 'manager.gui-message')];
  for (const event of events) {
    if (event.kind === 'manager.gui-message') return `"${event.facts.message}"`;
    if (event.kind !== 'manager.sync-ended') continue;
    const status = event.facts['http.response.status_code'];
    const outcome = event.facts['event.outcome'] === 'success' ? 'the sync passed' : 'the sync failed';
    return phrase(outcome, status === undefined ? '' : `with HTTP ${String(status)}`);
  }
  return '';
}
