import type { Dated, Event } from '../core/event.js';
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
  for (const app of untimed) {
    if (times.has(app)) continue;
    const lines = gateways.filter((gateway) => isOneRequest(app, gateway));
    const [first] = lines;
    const own = first === undefined ? [] : untimed.filter((other) => isOneRequest(other, first));
    if (own.length === lines.length) own.forEach((one, at) => setTime(times, one, lines[at]));
  }
  const requests = groupBy(untimed, ({ source }) => source);
  const gatewayOf = (event: Dated): GatewayRequest | undefined => {
    const request = event.at === null ? requestOf(event, requests.get(event.source) ?? []) : undefined;
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

/** The request that a line of the application is of: its own, the next one below, or, as Rails logs exceptions, the last. */
function requestOf(event: Dated, requests: readonly AppRequest[]): AppRequest | undefined {
  if (event.kind === 'app.request') return requests.find((request) => request === event);
  if (!APPLICATION_LINES.has(event.kind)) return undefined;
  const place = placeOf(event);
  const next = requests.find((request) => placeOf(request) > place);
  const last = requests.findLast((request) => placeOf(request) < place);
  const isFailed = ({ facts }: AppRequest): boolean => (facts['http.response.status_code'] ?? 0) >= 400;
  return [next, last].find((request) => request !== undefined && isFailed(request)) ?? next ?? last;
}

const placeOf = ({ evidence: [first] }: Dated): number => first.number;
