import { placeKey } from '../core/evidence.js';
import type { Dated, Kind } from '../core/event.js';
import type { TieOf } from '../core/timebase.js';
import { failedRequest, type DraftAttempt, type JoinedRequest } from './draft-attempt.js';
import { spanOfCall } from './fits.js';

/** Kinds that show how one request went. */
const OF_REQUEST: ReadonlySet<Kind> = new Set<Kind>(['server.request', 'oauth.token-answer', 'api.answer']);
/** Kinds that show how one connection went. */
const OF_CONNECTION: ReadonlySet<Kind> = new Set<Kind>(['tcp.connection', 'tls.handshake', 'http.exchange']);

/**
 * Events about an attempt's other requests: an answered token request proves nothing against the cause for which the
 * next request failed.
 */
export function otherRequests(draft: DraftAttempt, events: readonly Dated[], tieOf: TieOf): ReadonlySet<Dated> {
  const failed = failedRequest(draft);
  if (failed === undefined) return new Set();
  const own = new Set(placesOf(failed));
  const others = draft.requests.filter((joined) => joined !== failed);
  const places = new Set(others.flatMap(placesOf).filter((place) => !own.has(place)));
  const begins = failed.call === null ? null : (spanOfCall(failed.call)?.from ?? null);
  return new Set(
    events.filter((event) => {
      if (OF_CONNECTION.has(event.kind)) return others.length > 0 && isOver(event, begins, tieOf);
      return OF_REQUEST.has(event.kind) && event.evidence.every((one) => places.has(placeKey(one)));
    }),
  );
}

function placesOf({ call, request }: JoinedRequest): readonly string[] {
  const lines: readonly Dated[] = [...(call?.lines ?? []), ...(request?.parts.slice(0, 2) ?? [])];
  return lines.flatMap(({ evidence }) => evidence.map(placeKey));
}

/** Whether a captured connection ended before the failed request began. */
function isOver({ at, endAt, source, by }: Dated, begins: number | null, tieOf: TieOf): boolean {
  const { plusMinus } = tieOf(source);
  const end = endAt ?? at;
  return by === 'product' && begins !== null && end !== null && plusMinus !== null && end + plusMinus < begins;
}
