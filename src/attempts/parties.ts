import { isAddress } from '../text/addresses.js';
import type { Attempt } from '../core/analysis.js';
import type { Facts } from '../core/event.js';
import { tunnelTarget, type TunnelTarget } from '../license/tunnels.js';
import type { DraftAttempt } from './draft-attempt.js';

/** The client and server of an attempt. */
export interface Parties {
  readonly clientHost: string | null;
  readonly clientAddresses: readonly string[];
  readonly server: Attempt['server'];
  readonly account: string | null;
  /** True if the manager calls the server by address, so that no look-up is needed. */
  readonly addressed: boolean;
}

/** Client and server by all witnesses; behind NAT the client has several addresses. */
export function partiesOf(draft: DraftAttempt, aliases: Readonly<Record<string, string>>): Parties {
  const clientHost = draft.episode?.host ?? draft.host ?? checkedOn(draft);
  const domain =
    first(draft.requests.map(({ call }) => call?.facts['url.domain'])) ??
    checkedServer(draft) ??
    assumedName(draft) ??
    first(draft.flows.map(tunnelledTo));
  const port = first(draft.requests.map(({ call }) => call?.facts['url.port'])) ?? first(draft.flows.map(portOf));
  const address = domain !== undefined && isAddress(domain) ? domain : first(draft.flows.map(addressOf));
  const serverHost = first(draft.requests.map(({ request }) => request?.host ?? undefined));
  return {
    clientHost,
    clientAddresses: [
      ...new Set([
        ...draft.flows.flatMap(sourceOf),
        ...askers(draft),
        ...draft.requests.flatMap(({ request }) => request?.facts['source.address'] ?? []),
        ...aliasOf(clientHost, aliases),
      ]),
    ],
    server: {
      host: domain !== undefined && !isAddress(domain) ? domain : (serverHost ?? null),
      address: address ?? null,
      port: port ?? null,
    },
    account: first(draft.requests.map(({ call }) => call?.token['user.name'] ?? call?.facts['user.name'])) ?? null,
    addressed: domain !== undefined && isAddress(domain),
  };
}

/** With only manual checks, their host is the client. */
function checkedOn({ episode, requests, manualChecks }: DraftAttempt): string | null {
  return episode === null && requests.length === 0
    ? (first(manualChecks.map(({ host }) => host ?? undefined)) ?? null)
    : null;
}

/** The server of the manual checks. */
function checkedServer({ manualChecks }: DraftAttempt): string | undefined {
  const events = manualChecks.flatMap((check) => check.events);
  const asked = events.map((event) => (event.kind === 'dns.lookup' ? event.facts['dns.question.name'] : undefined));
  const targets = events.map((event) => (event.kind === 'tcp.connection' ? targetOf(event.facts) : undefined));
  return first(targets) ?? first(events.map(({ facts }) => facts['destination.domain'])) ?? first(asked);
}

/** The name that was asked for, where nothing but look-ups shows the attempt. */
function assumedName({ assumed, flows }: DraftAttempt): string | undefined {
  if (assumed === undefined) return undefined;
  return first(
    flows.map((flow) => (flow.kind === 'dns.lookup' ? flow.facts['dns.question.name'].replace(/\.$/, '') : undefined)),
  );
}

/** Clients of look-ups alone; with a connection, a look-up may use another interface. */
function askers({ assumed, flows }: DraftAttempt): readonly string[] {
  if (assumed === undefined) return [];
  return flows.flatMap((flow) => (flow.kind === 'dns.lookup' ? (flow.facts['source.ip'] ?? []) : []));
}

/** The server requested from a proxy. */
function targetOf(facts: Facts['tcp.connection']): string | undefined {
  return facts['proxy.destination']?.replace(/:\d+$/, '');
}

/** The server that a client asked a proxy for, by the proxy's own log; in a capture the connection says it. */
function tunnelOf(facts: Facts['http.exchange']): TunnelTarget | null {
  const isProxys = facts['http.request.method'] === 'CONNECT' && facts['destination.port'] === undefined;
  return isProxys ? tunnelTarget(facts['url.original']) : null;
}

function tunnelledTo(flow: DraftAttempt['flows'][number]): string | undefined {
  return flow.kind === 'http.exchange' ? tunnelOf(flow.facts)?.host : undefined;
}

function first<T>(values: readonly (T | undefined)[]): T | undefined {
  return values.find((value) => value !== undefined);
}

function portOf(flow: DraftAttempt['flows'][number]): number | undefined {
  if (flow.kind === 'http.exchange') return tunnelOf(flow.facts)?.port;
  if (flow.kind === 'gateway.error') return flow.facts['server.port'];
  if (flow.kind !== 'tcp.connection') return undefined;
  const port = /:(\d+)$/.exec(flow.facts['proxy.destination'] ?? '')?.[1];
  return port === undefined ? flow.facts['destination.port'] : Number(port);
}

function addressOf(flow: DraftAttempt['flows'][number]): string | undefined {
  if (flow.kind !== 'tcp.connection' || flow.facts['proxy.destination'] !== undefined) return undefined;
  return flow.facts['destination.ip'];
}

function sourceOf(flow: DraftAttempt['flows'][number]): readonly string[] {
  if (flow.kind === 'gateway.error') return [flow.facts['source.address'] ?? ''].filter((address) => address !== '');
  const isOfClient = flow.kind === 'tcp.connection' || (flow.kind === 'http.exchange' && tunnelOf(flow.facts) !== null);
  return isOfClient && flow.facts['source.ip'] !== undefined ? [flow.facts['source.ip']] : [];
}

function aliasOf(host: string | null, aliases: Readonly<Record<string, string>>): readonly string[] {
  const alias = host === null ? undefined : aliases[host];
  return alias === undefined ? [] : [alias];
}
