import type { Attempt } from '../core/analysis.js';
import type { Dated } from '../core/event.js';
import { MICROS_PER_SECOND, type Micros } from '../core/time.js';
import type { DraftAttempt, JoinedRequest } from './draft-attempt.js';

type Hop = Attempt['hops'][number];

/**
 * The path of the failed or last request, from host to host, with the seconds that each waited for the next; null if
 * not measured. The last hop is where it ended.
 */
export function hopsOf(draft: DraftAttempt): readonly Hop[] {
  const joined = draft.requests.find(({ call }) => call?.facts['event.outcome'] === 'failure') ?? draft.requests.at(-1);
  return joined === undefined ? tapped(draft) : [...outside(joined), ...inside(joined)];
}

/** From the manager to the gateway, through the proxy if the call names one. */
function outside({ call, request }: JoinedRequest): readonly Hop[] {
  const waited = seconds(call?.facts['event.duration']);
  const served = request?.parts.map(gatewayTime).find((time) => time !== undefined);
  const gateways = (request?.before ?? []).map(() => 'balancer');
  if (call?.facts['proxy.address'] === undefined)
    return waysOf(['manager', ...gateways, 'gateway'], [waited ?? seconds(served), seconds(served)]);
  const toProxy: Hop = { from: 'manager', to: 'proxy', seconds: waited };
  return call.facts['proxy.failed'] === true
    ? [toProxy]
    : [toProxy, ...waysOf(['proxy', ...gateways, 'gateway'], [seconds(served)])];
}

/** From each place to the next, with the waiting times of the first and of the last of several hops. */
function waysOf(places: readonly string[], [first = null, last = null]: readonly (number | null)[]): readonly Hop[] {
  return places.slice(1).map((to, index): Hop => {
    const waited = index === 0 ? first : index === places.length - 2 ? last : null;
    return { from: places[index] ?? '', to, seconds: waited };
  });
}

/** From the gateway to the application, if the gateway forwarded the request. */
function inside({ request }: JoinedRequest): readonly Hop[] {
  if (request === null || request.facts['app.reached'] === false) return [];
  const times = request.parts.map(applicationTime).filter((time) => time !== undefined);
  const isAsked = request.facts['app.reached'] === true || times.length > 0;
  return isAsked ? [{ from: 'gateway', to: 'application', seconds: seconds(times[0]) }] : [];
}

/** Hops seen only by a capture or a command begin at the manager. */
function tapped({ flows }: DraftAttempt): readonly Hop[] {
  const last = flows.findLast(({ kind }) => kind === 'tcp.connection' || kind === 'http.exchange');
  if (last?.kind !== 'tcp.connection' && last?.kind !== 'http.exchange') return [];
  return [{ from: 'manager', to: 'gateway', seconds: seconds(last.facts['event.duration']) }];
}

function gatewayTime(part: Dated): Micros | undefined {
  return part.kind === 'gateway.request' ? part.facts['event.duration'] : undefined;
}

/** The gateway's measurement of its upstream, else the application's own. */
function applicationTime(part: Dated): Micros | undefined {
  if (part.kind === 'gateway.request') return part.facts['gateway.upstream.duration'];
  return part.kind === 'app.request' ? part.facts['event.duration'] : undefined;
}

function seconds(micros: Micros | undefined): number | null {
  return micros === undefined ? null : micros / MICROS_PER_SECOND;
}
