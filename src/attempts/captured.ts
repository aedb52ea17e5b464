import type { ManagerEpisode } from '../core/exchange.js';
import type { Assumption } from '../core/analysis.js';
import type { Dated, Event } from '../core/event.js';
import { groupBy } from '../core/group-by.js';
import type { Micros } from '../core/time.js';
import { API_PORT } from '../license/api-port.js';
import { tunnelTarget } from '../license/tunnels.js';
import type { DraftAttempt } from './draft-attempt.js';
import { icmpErrorsOf } from './icmp-joins.js';
import { splitByPause } from './pauses.js';
import { writtenSpan } from './written-times.js';
import type { TieOf } from '../core/timebase.js';
import { proxyTries } from './proxy-log.js';

type Connection = Dated<Event<'tcp.connection'>>;

/**
 * Attempts from connections to the license server, direct or through a proxy, that no manager's log shows: the log is
 * missing, does not cover them, or its clock is not tied.
 */
export function captureOnly(
  free: ReadonlySet<Dated>,
  episodes: readonly ManagerEpisode[],
  tieOf: TieOf,
  isAlone = false,
): readonly DraftAttempt[] {
  const logged = new Set(episodes.flatMap(({ calls }) => calls.flatMap(({ facts }) => facts['url.port'] ?? [])));
  const ports = logged.size === 0 ? new Set([API_PORT]) : logged;
  const tunnels = tunnelsTo(free, ports);
  const own = [...free].some(
    (flow) =>
      flow.kind === 'tcp.connection' && (ports.has(flow.facts['destination.port']) || tunnels.has(connectionKey(flow))),
  );
  const other = own || !isAlone ? null : onlyPlace(free);
  const carried = carriedBy(free);
  const errorsOf = icmpErrorsOf(free);
  const isUnseen = (source: string): boolean => episodes.length === 0 || tieOf(source).grade === 'none';
  const unseen = [...free].filter(
    (flow): flow is Connection =>
      flow.kind === 'tcp.connection' &&
      isUnseen(flow.source) &&
      (ports.has(flow.facts['destination.port']) || tunnels.has(connectionKey(flow)) || other !== null),
  );
  const groups = groupBy(unseen, ({ source, facts }) =>
    [source, facts['source.ip'], facts['destination.ip']].join(' '),
  );
  const tries = proxyTries(
    [...free].filter(({ source }) => isUnseen(source)),
    ports,
  );
  const connected = [...groups.values()]
    .flatMap((group) => splitByPause(group, writtenSpan))
    .map((group) => {
      const draft = fromFlows(group, carried, new Set(group.flatMap(errorsOf)));
      return other === null ? draft : { ...draft, assumed: other };
    });
  return [...connected, ...tries.map((requests) => ({ ...ofFlows(requests, requests), witness: 'proxy' as const }))];
}

/** SSH, DNS and NETCONF: a connection to them is none to a license server. */
const OTHER_SERVICES: ReadonlySet<number> = new Set([22, 53, 830]);

/**
 * A capture that holds nothing but failed connections of one client to one port was made to see why they fail: the
 * port is taken for the license server's.
 */
function onlyPlace(free: ReadonlySet<Dated>): Assumption | null {
  const flows = [...free];
  const connections = flows.filter((flow): flow is Connection => flow.kind === 'tcp.connection');
  const places = connections.map(({ facts }) =>
    [facts['source.ip'], facts['destination.ip'], facts['destination.port']].join(' '),
  );
  const port = connections[0]?.facts['destination.port'];
  if (port === undefined || OTHER_SERVICES.has(port) || new Set(places).size !== 1 || !connections.every(isFailed))
    return null;
  const says = `Port ${String(port)} is taken for the license server's, because the capture holds no other connection; its API listens on ${String(API_PORT)}.`;
  return { says, limit: 'possible' };
}

function isFailed({ facts }: Connection): boolean {
  return facts['tcp.handshake'] === 'unanswered' || facts['tcp.handshake'] === 'refused';
}

/** Connections that asked a proxy for the license server (`CONNECT ssm.example.com:8443`). */
function tunnelsTo(free: ReadonlySet<Dated>, ports: ReadonlySet<number>): ReadonlySet<string | null> {
  const asked = [...free].filter(
    (flow) =>
      flow.kind === 'http.exchange' &&
      flow.facts['http.request.method'] === 'CONNECT' &&
      ports.has(tunnelTarget(flow.facts['url.original'])?.port ?? NaN),
  );
  return new Set(asked.map(connectionKey));
}

/** What each connection carried, in order. */
type Carried = ReadonlyMap<string | null, readonly Place[]>;

interface Place {
  readonly flow: Dated;
  readonly order: number;
}

function carriedBy(free: ReadonlySet<Dated>): Carried {
  const places = [...free].map((flow, order): Place => ({ flow, order }));
  return groupBy(
    places.filter(({ flow }) => flow.kind !== 'tcp.connection'),
    ({ flow }) => connectionKey(flow),
  );
}

function fromFlows(connections: readonly Dated[], carried: Carried, errors: ReadonlySet<Dated>): DraftAttempt {
  const own = new Set(connections.map(connectionKey));
  const related = [...own].flatMap((key) => carried.get(key) ?? []).sort((a, b) => a.order - b.order);
  return ofFlows([...connections, ...related.map(({ flow }) => flow), ...errors], connections);
}

/** A draft with the time span of some of its flows. */
export function ofFlows(flows: readonly Dated[], [first, ...rest]: readonly Dated[]): DraftAttempt {
  const last = rest.at(-1) ?? first;
  const [start, end]: readonly (Micros | null)[] = [first?.at ?? null, last?.endAt ?? last?.at ?? null];
  const shown = { witness: 'capture', episode: null, requests: [], flows, manualChecks: [], joins: [] } as const;
  return { ...shown, start: start ?? null, end: end ?? null };
}

/** A key of the connection that a flow belongs to; null for other kinds. */
function connectionKey(flow: Dated): string | null {
  switch (flow.kind) {
    case 'tcp.connection':
    case 'tls.handshake':
    case 'http.exchange': {
      const { 'source.ip': client, 'source.port': port, 'destination.ip': server, 'destination.port': to } = flow.facts;
      return keyOf(flow, [client, port, server, to]);
    }
    default:
      return null;
  }
}

function keyOf({ source }: Dated, ends: readonly (string | number | undefined)[]): string {
  return [source, ...ends.map(String)].join(' ');
}
