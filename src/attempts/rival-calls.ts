import type { Callers, ManagerCall, ManagerEpisode, ServerRequest } from '../core/exchange.js';
import type { TieOf } from '../core/timebase.js';
import { isRequestOf } from '../license/callers.js';
import { callFits, spanOfCall } from './fits.js';
import { FreeItems } from './free-items.js';

interface HostCall {
  readonly host: string | null;
  readonly call: ManagerCall;
}

/**
 * Finds whether a call of another manager fits a request as well: two nodes of a cluster that ask the same within a second
 * differ in nothing that the license server writes.
 */
export function rivalCalls(
  episodes: readonly ManagerEpisode[],
  callers: Callers,
  tieOf: TieOf,
): (request: ServerRequest, host: string | null) => boolean {
  if (new Set(episodes.map(({ host }) => host)).size < 2) return () => false;
  const all = episodes.flatMap(({ host, calls }) => calls.map((call): HostCall => ({ host, call })));
  const placed = new FreeItems(all, ({ call }) => {
    const span = spanOfCall(call);
    return span === null ? null : { source: call.lines[0].source, ...span };
  });
  return (request, host) => {
    const tie = tieOf(request.source);
    return placed
      .between(request.from, request.to, () => tie.plusMinus)
      .some(
        (other) =>
          other.host !== host && isRequestOf(request, other.host, callers) && callFits(other.call, request, tie),
      );
  };
}
