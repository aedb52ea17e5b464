import { groupBy } from '../core/group-by.js';
import { callersOf } from '../license/callers.js';
import { isFlow, type Exchanges, type LicenseLog } from '../core/exchange.js';
import { managerBeside } from '../license/neighbours.js';
import { nameTable } from '../license/server-names.js';
import type { Dated, Kind } from '../core/event.js';
import type { ReadSource } from '../core/source.js';
import { managerEpisodes } from './manager-calls.js';
import { SERVING_LINES, serverRequests } from './server-requests.js';
import { manualChecksOf } from './manual-checks.js';

type Inbound = Exchanges['inbound'][number];

/** The manager's own REST calls that start a sync (/dataservice/smartLicensing, /dataservice/v1/smart-licensing). */
function isLicensePage(path: string | undefined): boolean {
  return path !== undefined && /smart-?licens|\/msla\/licenses/i.test(path);
}

/** A source with the license server that it is of, where it has no host name and others are of the same. */
type PairedSource = ReadSource & { readonly machine?: string };

/**
 * Pairs dated events: a manager's lines by thread, a server's by request; a capture's are paired while reading. The
 * sources show which hosts made captures.
 */
export function pairAll(events: readonly Dated[], sources: readonly PairedSource[] = []): Exchanges {
  const hosts = captureHosts(sources);
  const lines = events.filter((event): event is LicenseLog => event.kind === 'manager.license-log');
  const settings = events.filter((event) => event.kind === 'host.network-settings');
  const flows = events.filter(isFlow);
  const served = events.filter(({ kind }) => isOfServer(kind));
  const machines = new Map(sources.map(({ path, machine }) => [path, machine]));
  const byHost = groupBy(served, ({ host, source }) => host ?? machines.get(source) ?? source);
  const paired = {
    episodes: managerEpisodes(lines, settings),
    requests: [...byHost.values()].flatMap(serverRequests),
    flows: flows.filter(({ by }) => by === 'product'),
  };
  const names = nameTable(events);
  return {
    ...paired,
    manualChecks: manualChecksOf(flows.filter(({ by }) => by === 'person')),
    inbound: events
      .filter(
        (event): event is Inbound => event.kind === 'manager.api-request' && isLicensePage(event.facts['url.path']),
      )
      .map((event) => ({ ...event, host: event.host ?? managerBeside(event.source, sources) })),
    names,
    callers: callersOf(paired, names, hosts),
  };
}

/** Hosts of captures, by path, if a prompt in them names one. */
function captureHosts(sources: readonly ReadSource[]): ReadonlyMap<string, string> {
  const captures = sources.filter(({ role }) => role === 'capture');
  return new Map(captures.flatMap(({ path, host }) => (host === null ? [] : [[path, host]])));
}

function isOfServer(kind: Kind): boolean {
  return kind.startsWith('gateway.') || kind.startsWith('app.') || SERVING_LINES.has(kind);
}
