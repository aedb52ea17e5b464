import type { JoinedAttempt } from '../core/analysis.js';
import type { Dated, Facts } from '../core/event.js';
import type { Callers, ManagerEpisode, NameTable, ServerRequest } from '../core/exchange.js';
import { isSameHost } from './clients.js';
import { flowGoesTo } from './server-names.js';

/** Nothing is known, so a request can be any manager's. */
export const ANY_CALLER: Callers = { capturedOn: new Map(), addresses: new Map() };

/** Learns the managers' addresses from captures made on their hosts. */
export function callersOf(
  {
    episodes,
    requests,
    flows,
  }: {
    readonly episodes: readonly ManagerEpisode[];
    readonly requests: readonly ServerRequest[];
    readonly flows: readonly Dated[];
  },
  names: NameTable,
  hosts: ReadonlyMap<string, string>,
): Callers {
  const managers = [...new Set(episodes.flatMap(({ host }) => host ?? []))];
  const capturedOn = new Map(
    [...hosts].flatMap(([path, host]) => {
      const manager = managers.find((one) => isSameHost(one, host));
      return manager === undefined ? [] : [[path, manager] as const];
    }),
  );
  const served = new Set(requests.flatMap(({ facts }) => facts['source.address'] ?? []));
  const addresses = managers.flatMap((host) => {
    const targets = targetsOf(episodes.filter((episode) => episode.host === host));
    const own = flows.filter(({ kind, source }) => kind === 'tcp.connection' && capturedOn.get(source) === host);
    const reaching = own.filter((flow) => targets.some((call) => flowGoesTo(flow, call, names)));
    const [only, ...others] = new Set(reaching.flatMap((flow) => clientOf(flow) ?? []));
    return only === undefined || others.length > 0 || !served.has(only) ? [] : [[host, only] as const];
  });
  return { capturedOn, addresses: new Map(addresses) };
}

/** One call per target. */
function targetsOf(episodes: readonly ManagerEpisode[]): readonly Facts['manager.call'][] {
  const calls = episodes.flatMap((episode) => episode.calls.map(({ facts }) => facts));
  const placeOf = (call: Facts['manager.call']): string =>
    [call['url.domain'], call['url.port'], call['proxy.address'], call['proxy.port']].join(' ');
  return [...new Map(calls.map((call) => [placeOf(call), call])).values()];
}

/** A flow's client; for an ICMP error the client of the quoted packet. */
export function clientOf(flow: Dated): string | null {
  switch (flow.kind) {
    case 'tcp.connection':
    case 'tls.handshake':
    case 'http.exchange':
    case 'dns.lookup':
      return flow.facts['source.ip'] ?? null;
    case 'icmp.error':
      return flow.facts['quoted.source.ip'] ?? null;
    default:
      return null;
  }
}

/** Whether a flow can be a manager's: a host's capture of itself shows no other manager's. */
export function isFlowOf(flow: Dated, host: string | null, { capturedOn, addresses }: Callers): boolean {
  const at = capturedOn.get(flow.source);
  if (host !== null && at !== undefined && at !== host) return false;
  // A look-up may use another interface than the connection.
  return flow.kind === 'dns.lookup' || isAddressOf(clientOf(flow), host, addresses);
}

/** Whether a request at the license server can be a manager's, by its source address. */
export function isRequestOf({ facts }: ServerRequest, host: string | null, { addresses }: Callers): boolean {
  return isAddressOf(facts['source.address'] ?? null, host, addresses);
}

/** Whether an attempt that no manager's log shows can be this manager's: by its captures and its address. */
export function isAttemptOf(
  { client, events }: JoinedAttempt,
  host: string | null,
  { capturedOn, addresses }: Callers,
): boolean {
  const at = new Set(events.flatMap(({ source }) => capturedOn.get(source) ?? []));
  if (host !== null && at.size > 0 && !at.has(host)) return false;
  return client.addresses.length === 0 || client.addresses.some((address) => isAddressOf(address, host, addresses));
}

function isAddressOf(address: string | null, host: string | null, addresses: Callers['addresses']): boolean {
  if (address === null || host === null) return true;
  const own = addresses.get(host);
  if (own !== undefined) return own === address;
  return ![...addresses.values()].includes(address);
}
