import type { ManagerEpisode } from '../core/exchange.js';
import type { Dated, Event } from '../core/event.js';
import { MICROS_PER_SECOND, type Micros } from '../core/time.js';
import { API_PORT } from '../license/api-port.js';
import type { DraftAttempt } from './draft-attempt.js';
import type { TieOf } from '../core/timebase.js';

/** Connections of one client that follow each other within this time belong to the same attempt. */
const SAME_ATTEMPT = 60 * MICROS_PER_SECOND;

/**
 * Connections to the license server, straight or through a proxy, that no manager's log tells of: the log is missing, does
 * not reach that far, or its clock is not tied.
 */
export function captureOnly(
  free: ReadonlySet<Dated>,
  episodes: readonly ManagerEpisode[],
  tieOf: TieOf,
): readonly DraftAttempt[] {
  const logged = new Set(episodes.flatMap(({ calls }) => calls.flatMap(({ facts }) => facts['url.port'] ?? [])));
  const ports = logged.size === 0 ? new Set([API_PORT]) : logged;
  const tunnels = tunnelsTo(free, ports);
  const groups = new Map<string, Dated[]>();
  for (const flow of free) {
    if (flow.kind !== 'tcp.connection' || (episodes.length > 0 && tieOf(flow.source).grade !== 'none')) continue;
    if (!ports.has(flow.facts['destination.port']) && !tunnels.has(connectionKey(flow))) continue;
    const key = [flow.source, flow.facts['source.ip'], flow.facts['destination.ip']].join(' ');
    groups.set(key, [...(groups.get(key) ?? []), flow]);
  }
  return [...groups.values()].flatMap((group) => splitByPause(group)).map((group) => fromFlows(group, free));
}

/** Connections in which a proxy was asked for the license server (`CONNECT ssm.example.com:8443`). */
function tunnelsTo(free: ReadonlySet<Dated>, ports: ReadonlySet<number>): ReadonlySet<string | null> {
  const asked = [...free].filter(
    (flow) =>
      flow.kind === 'http.exchange' &&
      flow.facts['http.request.method'] === 'CONNECT' &&
      ports.has(Number(/:(\d+)$/.exec(flow.facts['url.original'])?.[1])),
  );
  return new Set(asked.map(connectionKey));
}

function splitByPause(connections: readonly Dated[]): readonly (readonly Dated[])[] {
  const groups: Dated[][] = [];
  for (const connection of connections) {
    const last = groups.at(-1)?.at(-1);
    const near = last?.at == null || connection.at === null || connection.at - (last.endAt ?? last.at) <= SAME_ATTEMPT;
    if (last !== undefined && near) groups.at(-1)?.push(connection);
    else groups.push([connection]);
  }
  return groups;
}

function fromFlows(connections: readonly Dated[], free: ReadonlySet<Dated>): DraftAttempt {
  const own = new Set(connections.map(connectionKey));
  const related = [...free].filter((flow) => flow.kind !== 'tcp.connection' && own.has(connectionKey(flow)));
  return draftOf([...connections, ...related], connections);
}

/** What spans the time of some of its flows. */
function draftOf(flows: readonly Dated[], [first, ...rest]: readonly Dated[]): DraftAttempt {
  const last = rest.at(-1) ?? first;
  const [start, end]: readonly (Micros | null)[] = [first?.at ?? null, last?.endAt ?? last?.at ?? null];
  const shown = { witness: 'capture', episode: null, requests: [], flows, manualChecks: [], joins: [] } as const;
  return { ...shown, start: start ?? null, end: end ?? null };
}

/** The connection that a flow is, runs in, or is an error of; null for a flow of another kind. */
function connectionKey(flow: Dated): string | null {
  switch (flow.kind) {
    case 'tcp.connection':
    case 'tls.handshake':
    case 'http.exchange': {
      const { 'source.ip': client, 'source.port': port, 'destination.ip': server, 'destination.port': to } = flow.facts;
      return keyOf(flow, [client, port, server, to]);
    }
    case 'icmp.error': {
      const { facts } = flow;
      const client = [facts['quoted.source.ip'], facts['quoted.source.port']];
      return keyOf(flow, [...client, facts['quoted.destination.ip'], facts['quoted.destination.port']]);
    }
    default:
      return null;
  }
}

function keyOf({ source }: Dated, ends: readonly (string | number | undefined)[]): string {
  return [source, ...ends.map(String)].join(' ');
}

/**
 * Where all that a bundle holds is a capture of look-ups of one name, none of which came to an address, that name is taken
 * for the license server's: whoever filtered it out did so for that.
 */
export function lookupsOnly(flows: readonly Dated[]): readonly DraftAttempt[] {
  const lookups = flows.filter((flow): flow is Dated<Event<'dns.lookup'>> => flow.kind === 'dns.lookup');
  const names = new Set(lookups.map(({ facts }) => facts['dns.question.name'].replace(/\.$/, '').toLowerCase()));
  const resolved = lookups.some(({ facts }) => (facts['dns.resolved_ip'] ?? []).length > 0);
  if (lookups.length < flows.length || names.size !== 1 || resolved) return [];
  return [draftOf(lookups, lookups)];
}
