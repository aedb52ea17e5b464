import type { Event } from '../core/event.js';

/** Whether a line of the manager reports a failure. */
export function isFailure({ facts }: Pick<Event<'manager.license-log'>, 'facts'>): boolean {
  return facts['log.level'] === 'ERROR' || facts['log.level'] === 'FATAL';
}
