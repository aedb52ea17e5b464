import { isSameHost } from '../license/clients.js';
import { MICROS_PER_SECOND, type Micros } from '../core/time.js';
import type { Exchanges } from '../core/exchange.js';
import type { TieOf } from '../core/timebase.js';
import type { DraftAttempt } from './draft-attempt.js';

/** A page's request reaches its thread at once. */
const AT_ONCE: Micros = MICROS_PER_SECOND;

/** Whether the log of the same manager's web service shows the request of a page that began a sync. */
export function isByPage(
  { episode, start }: DraftAttempt,
  { exchanges, tieOf }: { readonly exchanges: Exchanges; readonly tieOf: TieOf },
): boolean {
  const host = episode?.host ?? null;
  if (episode === null || host === null || start === null) return false;
  return exchanges.inbound.some((request) => {
    if (request.at === null || request.host === null || !isSameHost(request.host, host)) return false;
    const apart = start - request.at;
    const slack = (tieOf(request.source).plusMinus ?? 0) + (tieOf(episode.lines[0].source).plusMinus ?? 0) + AT_ONCE;
    return apart >= -slack && apart <= (request.facts['event.duration'] ?? 0) + slack;
  });
}
