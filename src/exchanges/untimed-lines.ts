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
  return events.map((event) => {
    const request = event.at === null ? requestOf(event, requests.get(event.source) ?? []) : undefined;
    const gateway = request === undefined ? undefined : times.get(request);
    return gateway === undefined ? event : { ...event, at: gateway.at, instant: gateway.instant };
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
