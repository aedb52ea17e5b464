import type { Exchanges } from '../core/exchange.js';
import { MICROS_PER_SECOND } from '../core/time.js';
import { clientOf } from '../license/callers.js';
import { clientIdsShown } from '../license/client-id.js';
import { flowGoesTo } from '../license/server-names.js';
import { sameId } from '../text/visible-id.js';
import type { Alignment } from './alignment.js';
import { isCapture, isServer, type Clock } from './clocks.js';
import type { Offset } from './offsets.js';

/** Farther off than this is no clock that somebody works with; microseconds. Clocks an hour off are seen. */
const FAR = 2 * 3600 * MICROS_PER_SECOND;

/** Attempts that must look alike before a clock is believed to be that far off. */
const ENOUGH = { server: 2, capture: 4 } as const;

/**
 * Whether a clock would be far off although its source states date and zone, by few attempts alone: three requests in a
 * row look the same at every site, and a capture shows each attempt by several connections.
 */
export function isBeyondStated(clock: Clock, { offset }: Pick<Alignment, 'offset'>, votes: number): boolean {
  if (offset === null || Math.abs(offset) <= FAR || clock.dateless || !isStated(clock)) return false;
  if (isServer(clock)) return votes < ENOUGH.server;
  return isCapture(clock) && votes < ENOUGH.capture;
}

/** Whether two clocks that no manager's log ties would be far apart by connections that only look alike. */
export function isFarApart(clocks: readonly Clock[], { offset }: Pick<Alignment, 'offset'>): boolean {
  return offset !== null && Math.abs(offset) > FAR && clocks.every((clock) => !clock.dateless && isStated(clock));
}

function isStated({ sources }: Clock): boolean {
  return sources.some(({ dating }) => dating.zoneBasis === 'stated' || dating.zoneBasis === 'resolved');
}

/**
 * Whether a request that tied two clocks was this manager's by more than its place in a sequence: by the address that a
 * capture shows, or by the client id.
 */
export function isOneParty({ anchors }: Offset, { episodes, requests, flows, names, callers }: Exchanges): boolean {
  const used = anchors.filter((anchor) => anchor.used);
  const [asked, served] = [new Set(used.map(({ a }) => a)), new Set(used.map(({ b }) => b))];
  const calls = episodes.flatMap(({ host, calls: own }) =>
    own.filter(({ lines }) => lines.some(({ evidence }) => asked.has(evidence))).map((call) => ({ host, call })),
  );
  const seen = requests.filter(({ parts }) => served.has(parts[0].evidence));
  const targets = calls.map(({ call }) => call.facts);
  const asking = flows.filter(
    (flow) => flow.kind === 'tcp.connection' && targets.some((target) => flowGoesTo(flow, target, names)),
  );
  const addresses = new Set([
    ...calls.flatMap(({ host }) => (host === null ? [] : (callers.addresses.get(host) ?? []))),
    ...asking.flatMap((flow) => clientOf(flow) ?? []),
  ]);
  if (seen.some(({ facts }) => addresses.has(facts['source.address'] ?? ''))) return true;
  const ids = calls.flatMap(({ call }) => call.token['oauth.client.id'] ?? []);
  const shown = seen.flatMap(clientIdsShown);
  return ids.some((id) => shown.some((other) => sameId(id, other) === true));
}
