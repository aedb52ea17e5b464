import type { Dated, Event } from '../core/event.js';
import { groupBy } from '../core/group-by.js';
import { MICROS_PER_SECOND } from '../core/time.js';
import { tunnelTarget } from '../license/tunnels.js';

/** A request for a tunnel in a proxy's own log. */
type Tunnel = Dated<Event<'http.exchange'>>;

/** Between a 407 and the same request with credentials. */
const WITH_CREDENTIALS = 5 * MICROS_PER_SECOND;

/** The requests of each try that a proxy's own log shows, of the flows to one of these ports. */
export function proxyTries(flows: Iterable<Dated>, ports: ReadonlySet<number>): readonly (readonly Tunnel[])[] {
  const asked = [...flows].flatMap((flow) => (isProxysLine(flow) && ports.has(portOf(flow)) ? [flow] : []));
  const groups = groupBy(asked, ({ source, facts }) => [source, facts['source.ip'], facts['url.original']].join(' '));
  return [...groups.values()].flatMap(answeredApart);
}

/** A client that is asked for credentials asks again at once; any other answer ends what it tried. */
function answeredApart(asked: readonly Tunnel[]): readonly (readonly Tunnel[])[] {
  const tries: Tunnel[][] = [];
  for (const request of asked) {
    const last = tries.at(-1)?.at(-1);
    const isAgain =
      last?.facts['http.response.status_code'] === 407 &&
      (last.at === null || request.at === null || request.at - (last.endAt ?? last.at) <= WITH_CREDENTIALS);
    if (isAgain) tries.at(-1)?.push(request);
    else tries.push([request]);
  }
  return tries;
}

/** Whether an exchange is of a proxy's own log, which does not say at which port the proxy listens. */
function isProxysLine(flow: Dated): flow is Tunnel {
  if (flow.kind !== 'http.exchange') return false;
  return flow.facts['http.request.method'] === 'CONNECT' && flow.facts['destination.port'] === undefined;
}

const portOf = ({ facts }: Tunnel): number => tunnelTarget(facts['url.original'])?.port ?? NaN;
