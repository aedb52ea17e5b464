import type { Dated, Event } from '../core/event.js';
import { firstAt } from '../core/first-at.js';
import { groupBy } from '../core/group-by.js';
import { APPLICATION_LINES, isOneRequest } from '../license/request-lines.js';

type AppRequest = Dated<Event<'app.request'>>;
type GatewayRequest = Dated<Event<'gateway.request'>>;

/**
 * Lines of one license server, where those of an application without stamps (`docker logs` without -t) have the time of the
 * gateway's line about the same request. Two containers' lines come in any order, but each one's own in order: where both
 * wrote equally many of a kind, the first is the first.
 */
export function withGatewayTimes(events: readonly Dated[]): readonly Dated[] {
  const untimed = events.filter((event): event is AppRequest => event.kind === 'app.request' && event.at === null);
  if (untimed.length === 0) return events;
  const gateways = events.filter(
    (event): event is GatewayRequest => event.kind === 'gateway.request' && event.at !== null,
  );
  const times = new Map<Dated, GatewayRequest>();
  const tried = new Set<string>();
  for (const app of untimed) {
    const { 'http.request.method': method, 'url.path': path, 'http.response.status_code': status } = app.facts;
    const request = [method, path, status].join(' ');
    // Of one method, path and status all are looked up at once.
    if (times.has(app) || tried.has(request)) continue;
    tried.add(request);
    const lines = gateways.filter((gateway) => isOneRequest(app, gateway));
    const [first] = lines;
    const own = first === undefined ? [] : untimed.filter((other) => isOneRequest(other, first));
    if (own.length === lines.length) own.forEach((one, at) => setTime(times, one, lines[at]));
  }
  const requests = groupBy(untimed, ({ source }) => source);
  const gatewayOf = (event: Dated): GatewayRequest | undefined => {
    if (event.at !== null) return undefined;
    const request = event.kind === 'app.request' ? event : requestOf(event, requests.get(event.source) ?? []);
    return request === undefined ? undefined : times.get(request);
  };
  return placedBefore(events, new Map(events.map((event) => [event, gatewayOf(event)])));
}

/** The lines in order, each that has a gateway's time right before the gateway's line: the events without a time stand apart. */
function placedBefore(
  events: readonly Dated[],
  gatewayOf: ReadonlyMap<Dated, GatewayRequest | undefined>,
): readonly Dated[] {
  const dated = groupBy(
    events.filter((event) => gatewayOf.get(event) !== undefined),
    (event) => gatewayOf.get(event),
  );
  return events.flatMap((event) => {
    if (gatewayOf.get(event) !== undefined) return [];
    const before = event.kind === 'gateway.request' ? (dated.get(event) ?? []) : [];
    return [...before.map((line): Dated => ({ ...line, at: event.at, instant: event.instant })), event];
  });
}

function setTime(times: Map<Dated, GatewayRequest>, app: AppRequest, gateway: GatewayRequest | undefined): void {
  if (gateway !== undefined) times.set(app, gateway);
}

/** The request that another line of the application is of: the next one below, or, as Rails logs exceptions, the last. */
function requestOf(event: Dated, requests: readonly AppRequest[]): AppRequest | undefined {
  if (!APPLICATION_LINES.has(event.kind)) return undefined;
  const below = firstAt(requests.length, (at) => numberOf(requests[at]), placeOf(event));
  const [last, next] = [requests[below - 1], requests[below]];
  const isFailed = ({ facts }: AppRequest): boolean => (facts['http.response.status_code'] ?? 0) >= 400;
  return [next, last].find((request) => request !== undefined && isFailed(request)) ?? next ?? last;
}

const numberOf = (request: AppRequest | undefined): number | undefined => request && placeOf(request);

const placeOf = ({ evidence: [first] }: Dated): number => first.number;
