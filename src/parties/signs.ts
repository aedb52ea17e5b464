import type { AnyEvent } from '../core/event.js';
import type { ReadSource } from '../core/source.js';
import { API_PORT } from '../license/api-port.js';
import { hostLabel } from '../license/clients.js';
import { asksAsManager } from '../license/manager-agent.js';
import { isTokenPath } from '../license/paths.js';
import { addressesIn, nameKey } from '../license/server-names.js';
import { tunnelTarget } from '../license/tunnels.js';
import { isAddress } from '../text/addresses.js';
import { commonFolder, foldersOf } from './folders.js';

/** What one or several sources show of the parties of a license sync. Names are in lower case. */
export interface Signs {
  /** Managers that wrote the sources, by the first label of their names. */
  readonly managers: ReadonlySet<string>;
  /** Names and addresses of the license server that is asked. */
  readonly names: ReadonlySet<string>;
  readonly addresses: ReadonlySet<string>;
  /** Addresses of who asks it, as a capture shows them. */
  readonly clients: ReadonlySet<string>;
  /** Those that its own log shows asking as a manager does. */
  readonly served: ReadonlySet<string>;
  /** Names and addresses of the members of a manager cluster. */
  readonly members: ReadonlySet<string>;
}

/** A source with its signs and its place in the bundle. */
export interface Witness {
  readonly source: ReadSource;
  readonly folders: readonly string[];
  readonly signs: Signs;
}

/** One thing that an event shows, by the set that it belongs to. */
type Sign = readonly [keyof Signs, string];

/** Reads the signs of each source; a port that a manager's log names counts like the API's own. */
export function witnessesOf(sources: readonly ReadSource[]): readonly Witness[] {
  const ports = new Set<number | undefined>([API_PORT]);
  for (const { events } of sources)
    for (const event of events) if (event.kind === 'manager.license-log') ports.add(event.facts['url.port']);
  ports.delete(undefined);
  const root = commonFolder(sources.map(({ path }) => foldersOf(path))).length;
  return sources.map((source) => {
    const shown = source.events.flatMap((event) => signsOf(event, ports));
    const own: readonly Sign[] =
      source.role === 'manager' && source.host !== null ? [['managers', hostLabel(source.host)]] : [];
    return { source, folders: foldersOf(source.path).slice(root), signs: gathered([...own, ...shown]) };
  });
}

/** All signs of some witnesses; a name of the server counts with each address that one of them resolved it to. */
export function joinedSigns(witnesses: readonly Witness[]): Signs {
  const all = union(witnesses.map(({ signs }) => signs));
  const resolved = witnesses.flatMap(({ source }) => source.events.flatMap((event) => resolvedBy(event, all.names)));
  return { ...all, addresses: new Set([...all.addresses, ...resolved]) };
}

function union(all: readonly Signs[]): Signs {
  return signsBy((kind) => all.flatMap((signs) => [...signs[kind]]));
}

function gathered(signs: readonly Sign[]): Signs {
  return signsBy((kind) => signs.flatMap(([own, value]) => (own === kind ? [value] : [])));
}

function signsBy(of: (kind: keyof Signs) => readonly string[]): Signs {
  return {
    managers: new Set(of('managers')),
    names: new Set(of('names')),
    addresses: new Set(of('addresses')),
    clients: new Set(of('clients')),
    served: new Set(of('served')),
    members: new Set(of('members')),
  };
}

function signsOf(event: AnyEvent, ports: ReadonlySet<number | undefined>): readonly Sign[] {
  switch (event.kind) {
    case 'manager.license-log':
      // A cut line may cut the name.
      return event.facts['url.path'] === undefined ? [] : server(event.facts['url.domain']);
    case 'tcp.connection':
      return fromConnection(event, ports);
    case 'tls.handshake':
      return ports.has(event.facts['destination.port']) ? server(event.facts['tls.client.server_name']) : [];
    case 'http.exchange':
      return event.facts['http.request.method'] === 'CONNECT' ? target(event.facts['url.original'], ports) : [];
    case 'gateway.named':
      return server(event.facts['server.address']);
    case 'gateway.request':
      return asksAsManager(event.facts) ? address('served', event.facts['source.address']) : [];
    case 'app.request':
      return isTokenPath(event.facts['url.path']) ? address('served', event.facts['source.address']) : [];
    case 'cluster.member':
      return [event.facts['host.name'], event.facts['host.ip']].flatMap((one): readonly Sign[] =>
        one === undefined ? [] : [['members', hostLabel(one)]],
      );
    default:
      return [];
  }
}

function fromConnection(
  { by, facts }: Extract<AnyEvent, { readonly kind: 'tcp.connection' }>,
  ports: ReadonlySet<number | undefined>,
): readonly Sign[] {
  const proxied = facts['proxy.destination'];
  if (proxied !== undefined) return target(proxied, ports);
  if (!ports.has(facts['destination.port'])) return [];
  // A person may try any server, and may sit anywhere.
  if (by === 'person') return server(facts['destination.domain']);
  return [...server(facts['destination.ip']), ...address('clients', facts['source.ip'])];
}

function target(text: string, ports: ReadonlySet<number | undefined>): readonly Sign[] {
  const found = tunnelTarget(text);
  return found !== null && ports.has(found.port) ? server(found.host) : [];
}

function server(host: string | undefined): readonly Sign[] {
  if (host === undefined || host === '') return [];
  return [isAddress(host) ? ['addresses', host] : ['names', nameKey(host)]];
}

function address(kind: 'clients' | 'served', text: string | undefined): readonly Sign[] {
  return text === undefined ? [] : [[kind, text]];
}

/** Addresses that an event gives to one of these names. */
function resolvedBy(event: AnyEvent, names: ReadonlySet<string>): readonly string[] {
  if (event.kind === 'dns.lookup' && names.has(nameKey(event.facts['dns.question.name'])))
    return event.facts['dns.resolved_ip'] ?? [];
  if (event.kind !== 'manager.license-log') return [];
  return addressesIn(event.facts['error.message'] ?? '').flatMap(({ name, address: own }) =>
    names.has(nameKey(name)) ? [own] : [],
  );
}
