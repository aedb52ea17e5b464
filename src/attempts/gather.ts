import { isFlowOf, isRequestOf } from '../license/callers.js';
import type { Callers, Exchanges, ManagerCall, ManagerEpisode, NameTable, ServerRequest } from '../core/exchange.js';
import type { Dated, Event } from '../core/event.js';
import { MICROS_PER_SECOND, type Micros } from '../core/time.js';
import { withChains } from './chains.js';
import { clientsOf, ofOneClient } from './client-flows.js';
import { credentialsAgree } from './credentials.js';
import { spanOf, type DraftAttempt, type JoinedRequest } from './draft-attempt.js';
import { isProxy } from '../license/server-names.js';
import { callFits, flowBelongs, flowSlack, spanOfCall } from './fits.js';
import { FreeItems } from './free-items.js';
import { joinsOf } from './join-proofs.js';
import type { TieOf } from '../core/timebase.js';
import { rivalCalls } from './rival-calls.js';
import { serverOnly } from './served-only.js';
import { managersOf } from './managers.js';
import { manualOnly, withManualChecks } from './manual-checks.js';
import { captureOnly } from './captured.js';
import { lookupsOfServer, lookupsOnly, namesOf } from './lookups.js';
import { handshakesOnly } from './handshakes.js';

/** A captured connection continues a little after the manager logged its end. */
const TAIL = 2 * MICROS_PER_SECOND;

/** Collects every witness of each attempt; joining by time alone needs tied clocks. */
export function gatherAttempts(
  exchanges: Exchanges,
  tieOf: TieOf,
  errors: readonly Dated<Event<'gateway.error'>>[] = [],
  named: readonly Dated<Event<'gateway.named'>>[] = [],
  members: readonly Dated<Event<'cluster.member'>>[] = [],
): readonly DraftAttempt[] {
  const requests = withChains(exchanges.requests, tieOf);
  const free = new FreeItems(requests, ({ source, from, to }) => ({ source, from, to }));
  const freeFlows = new FreeItems(exchanges.flows, ({ source, at }) =>
    at === null ? null : { source, from: at, to: at },
  );
  const { names, callers } = exchanges;
  const served = new Set(requests.flatMap(({ facts }) => facts['source.address'] ?? []));
  const hasRival = rivalCalls(exchanges.episodes, callers, tieOf);
  const seen = exchanges.episodes.map((episode) =>
    fromEpisode(episode, { free, freeFlows, names, callers, served, hasRival }, tieOf),
  );
  const isAlone = exchanges.episodes.length === 0 && requests.length === 0 && errors.length === 0;
  const unseen = [
    ...serverOnly(free.rest(), requests, seen, tieOf, managersOf(exchanges.episodes, members)),
    ...handshakesOnly(errors, requests, exchanges.episodes, tieOf),
    ...captureOnly(freeFlows.rest(), exchanges.episodes, tieOf, isAlone),
    ...(seen.length > 0 ? [] : lookupsOfServer(freeFlows.rest(), named)),
  ];
  // Without a manager's log, a capture of failed look-ups alone is not silent beside the server's earlier successes.
  const isShown =
    seen.length > 0 || exchanges.manualChecks.length > 0 || unseen.some(({ witness }) => witness === 'capture');
  const asked = isShown ? [] : lookupsOnly(exchanges.flows);
  const drafts = [...seen, ...unseen, ...asked].sort((a, b) => (a.start ?? 0) - (b.start ?? 0));
  if (drafts.length > 0) return withManualChecks(drafts, exchanges.manualChecks, exchanges.names);
  return manualOnly(exchanges.manualChecks, exchanges.names, namesOf(named));
}

/** Requests and flows that no attempt has taken yet. */
interface Pool {
  readonly free: FreeItems<ServerRequest>;
  readonly freeFlows: FreeItems<Dated>;
  readonly names: NameTable;
  readonly callers: Callers;
  /** Client addresses of requests at the license server. */
  readonly served: ReadonlySet<string>;
  /** Whether another manager's call fits a request as well as one of this host. */
  readonly hasRival: (request: ServerRequest, host: string | null) => boolean;
}

function fromEpisode(episode: ManagerEpisode, pool: Pool, tieOf: TieOf): DraftAttempt {
  const { free, freeFlows, names, callers, served, hasRival } = pool;
  const { start, end } = spanOf(episode);
  const until = end === null ? null : end + TAIL;
  const inTime = start === null || until === null ? [] : freeFlows.between(start, until, flowSlack(tieOf));
  const near = inTime.filter(
    (flow) =>
      isFlowOf(flow, episode.host, callers) && flowBelongs(flow, episode, start, until, tieOf(flow.source), names),
  );
  const clients = clientsOf(near);
  const requests: JoinedRequest[] = episode.calls.map((call) => {
    const span = spanOfCall(call);
    const slackOf = (source: string): Micros | null => tieOf(source).plusMinus;
    const inTime = span === null ? [] : free.between(span.from, span.to, slackOf);
    const fitting = inTime.filter(
      (candidate) =>
        callFits(call, candidate, tieOf(candidate.source)) && isRequestOf(candidate, episode.host, callers),
    );
    const request = likeliest(call, fitting, clients);
    if (request !== null) free.take(request);
    return { call, request };
  });
  // Requests through a proxy have the proxy's address, whatever the manager's is.
  const isProxied = episode.calls.some(({ facts }) => facts['proxy.address'] !== undefined);
  const flows = ofOneClient(near, requests, isProxied ? new Set() : served);
  for (const flow of flows) freeFlows.take(flow);
  return {
    witness: 'manager',
    episode,
    requests: requests.map((joined) => withSilentProxy(joined, flows, names)),
    flows: flows.map((flow) => withTarget(flow, episode, names)),
    manualChecks: [],
    start,
    end,
    joins: joinsOf(episode.host, requests, flows, { callers, tieOf, hasRival }),
  };
}

/** Of several requests that fit a call, one of a captured client, then one with the call's credentials, then the first. */
function likeliest(
  call: ManagerCall,
  fitting: readonly ServerRequest[],
  clients: ReadonlySet<string>,
): ServerRequest | null {
  const captured = fitting.filter(({ facts }) => clients.has(facts['source.address'] ?? ''));
  const near = captured.length > 0 ? captured : fitting;
  return near.find((request) => credentialsAgree(call, request) === true) ?? near[0] ?? null;
}

/**
 * A call that waited in vain for a proxy that, as the capture shows, sent nothing on any connection: the client was still
 * asking it for a tunnel.
 */
function withSilentProxy(joined: JoinedRequest, flows: readonly Dated[], names: NameTable): JoinedRequest {
  const { call } = joined;
  if (call?.facts['error.kind'] !== 'read-timed-out' || call.facts['proxy.failed'] !== undefined) return joined;
  const { facts } = call;
  const ways = flows.filter((flow) => flow.kind === 'tcp.connection' && isProxy(flow.facts, facts, names));
  const isSilent = ways.every(
    (flow) =>
      flow.kind === 'tcp.connection' &&
      flow.facts['tcp.handshake'] === 'completed' &&
      flow.facts['destination.bytes'] === 0,
  );
  if (ways.length === 0 || !isSilent) return joined;
  return { ...joined, call: { ...call, facts: { ...facts, 'error.stage': 'proxy', 'proxy.failed': true } } };
}

/** A captured connection to the proxy of a call names the server, as one of a command does. */
function withTarget(flow: Dated, { calls }: ManagerEpisode, names: NameTable): Dated {
  if (flow.kind !== 'tcp.connection') return flow;
  const call = calls.find(({ facts }) => isProxy(flow.facts, facts, names))?.facts;
  if (call === undefined) return flow;
  const target = `${call['url.domain'] ?? ''}:${String(call['url.port'])}`;
  return { ...flow, facts: { ...flow.facts, 'proxy.destination': target } };
}
