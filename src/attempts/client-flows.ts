import { clientOf } from '../license/callers.js';
import type { Dated } from '../core/event.js';
import type { JoinedRequest } from './draft-attempt.js';

/** Clients of the connections among these flows. */
export function clientsOf(flows: readonly Dated[]): ReadonlySet<string> {
  return new Set(flows.flatMap((flow) => (flow.kind === 'tcp.connection' ? (clientOf(flow) ?? []) : [])));
}

/**
 * Flows of one client among those to the license server while a manager waited: the client whose request the server
 * logged, or, with an answer, the one that got a connection; otherwise all. `served` are client addresses in the
 * server's log; a client found there is not behind NAT.
 */
export function ofOneClient(
  flows: readonly Dated[],
  requests: readonly JoinedRequest[],
  served: ReadonlySet<string>,
): readonly Dated[] {
  const clients = clientsOf(flows);
  const strangers = strangersOf(clients, flows, requests, served);
  return flows.filter((flow) => !strangers.has(clientOf(flow) ?? ''));
}

function strangersOf(
  clients: ReadonlySet<string>,
  flows: readonly Dated[],
  requests: readonly JoinedRequest[],
  served: ReadonlySet<string>,
): ReadonlySet<string> {
  const asked = new Set(requests.flatMap(({ request }) => request?.facts['source.address'] ?? []));
  if ([...clients].some((client) => asked.has(client))) return without(clients, asked);
  const translated = asked.size === 0 ? clients : without(clients, served);
  const others = without(clients, translated);
  const made = clientsOf(flows.filter(isMade));
  const isDecided = requests.some(isAnswered) && [...translated].some((client) => made.has(client));
  return isDecided ? new Set([...others, ...without(translated, made)]) : others;
}

function without(all: ReadonlySet<string>, some: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...all].filter((one) => !some.has(one)));
}

function isAnswered({ call, request }: JoinedRequest): boolean {
  return request !== null || call?.facts['http.response.status_code'] !== undefined;
}

function isMade(flow: Dated): boolean {
  if (flow.kind !== 'tcp.connection') return false;
  return flow.facts['tcp.handshake'] === 'completed' || flow.facts['tcp.handshake'] === 'mid-stream';
}
