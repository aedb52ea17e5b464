import type { Callers, ServerRequest } from '../core/exchange.js';
import type { Dated } from '../core/event.js';
import { groupBy } from '../core/group-by.js';
import type { TieOf } from '../core/timebase.js';
import { clientOf } from '../license/callers.js';
import { clientIdsShown } from '../license/client-id.js';
import { sameId } from '../text/visible-id.js';
import type { DraftAttempt, JoinBy, JoinedRequest } from './draft-attempt.js';

type Join = DraftAttempt['joins'][number];

/** The strongest first. */
const PROOFS: readonly JoinBy[] = ['connection', 'id', 'anchor', 'forwarded', 'time'];

interface Known {
  readonly callers: Callers;
  readonly tieOf: TieOf;
  /** Whether another manager's call fits a request as well: then nothing but the order says whose it is. */
  readonly hasRival: (request: ServerRequest, host: string | null) => boolean;
}

/**
 * What proves that each source saw this sync of a manager: the manager's own address, the client id, a tied clock, or
 * nothing but the time.
 */
export function joinsOf(
  host: string | null,
  requests: readonly JoinedRequest[],
  flows: readonly Dated[],
  { callers, tieOf, hasRival }: Known,
): readonly Join[] {
  const own = host === null ? undefined : callers.addresses.get(host);
  const byTime = (source: string): JoinBy => (tieOf(source).grade === 'none' ? 'time' : 'anchor');
  const proofs = [
    ...requests.flatMap(({ call, request }): readonly Join[] => {
      if (request === null) return [];
      const isOwn = own !== undefined && request.facts['source.address'] === own;
      const isOpen = hasRival(request, host);
      const by = isOwn ? 'connection' : isOpen ? 'time' : hasOneId(call, request) ? 'id' : byTime(request.source);
      const before = (request.before ?? []).map(({ source }): Join => ({ source, by: 'forwarded' }));
      return [...before, { source: request.source, by }];
    }),
    ...flows.map((flow): Join => {
      const isOwn = own !== undefined && clientOf(flow) === own;
      return { source: flow.source, by: isOwn ? 'connection' : byTime(flow.source) };
    }),
  ];
  return [...groupBy(proofs, ({ source }) => source)].map(([source, all]) => ({
    source,
    by: PROOFS.find((proof) => all.some(({ by }) => by === proof)) ?? 'time',
  }));
}

/** Whether the call and a line of the request show one client id; its visible parts must agree. */
function hasOneId(call: JoinedRequest['call'], request: NonNullable<JoinedRequest['request']>): boolean {
  const id = call?.token['oauth.client.id'];
  if (id === undefined) return false;
  return clientIdsShown(request).some((shown) => sameId(id, shown) === true);
}
