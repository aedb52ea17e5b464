import { ANY_CALLER, clientOf, isFlowOf, isRequestOf } from '../license/callers.js';
import { isSameHost } from '../license/clients.js';
import type { Callers, Exchanges, ManagerCall, ManagerEpisode, ServerRequest } from '../core/exchange.js';
import { isFailure } from '../license/failure.js';
import type { Dated } from '../core/event.js';
import type { EvidenceList } from '../core/evidence.js';
import { pathFits } from '../license/paths.js';
import { MICROS_PER_DAY, MICROS_PER_SECOND, type Micros } from '../core/time.js';
import { isManagersAgent } from '../license/manager-agent.js';
import { flowGoesTo } from '../license/server-names.js';
import { LOG_LAG, OPEN_CALL } from '../license/windows.js';
import { ByTime } from './by-time.js';
import type { Candidate } from './offsets.js';
import { placedCalls, type PlacedCall } from './placed-calls.js';

/** Candidates of one clock; with more, a call is matched with what is near it, under any zone. */
const MAX_CANDIDATES = 20_000;
/** Items that a call is matched with, however many calls there are. */
const MIN_PER_CALL = 20;

/** Items that each call may be matched with. */
function limitFor(calls: readonly unknown[]): number {
  return Math.max(MIN_PER_CALL, Math.floor(MAX_CANDIDATES / Math.max(calls.length, 1)));
}

function evidenceOf(lines: ManagerCall['lines']): EvidenceList {
  return (lines.find(isFailure) ?? lines[0]).evidence;
}

/** A call and a request match only if method, path and status are known on both sides and agree. */
export function requestCandidates(
  episodes: readonly ManagerEpisode[],
  requests: readonly ServerRequest[],
  callers: Callers = ANY_CALLER,
): readonly Candidate[] {
  const calls = placedCalls(episodes);
  const limit = limitFor(calls);
  const agreeing = agreeingRequests(requests);
  return calls.flatMap((placed) =>
    agreeing(placed.call)
      .around(placed.start, limit)
      .filter((request) => isRequestOf(request, placed.host, callers))
      .map((request) => requestCandidate(placed, request)),
  );
}

/** Finds the requests that agree with a call, once for all calls of one method, path and result. */
function agreeingRequests(requests: readonly ServerRequest[]): (call: ManagerCall) => ByTime<ServerRequest> {
  const seen = requests.filter(({ facts }) => isManagersAgent(facts['user_agent.original']) !== false);
  const found = new Map<string, ByTime<ServerRequest>>();
  return (call) => {
    const { facts } = call;
    const [method, path, status] = [
      facts['http.request.method'],
      facts['url.path'],
      facts['http.response.status_code'],
    ];
    const key = [facts['event.outcome'], method, path, status].join(' ');
    const known = found.get(key);
    if (known !== undefined) return known;
    const made = new ByTime(
      seen.filter((request) => agree(call, request)),
      ({ from }) => from,
    );
    found.set(key, made);
    return made;
  };
}

/** The width that an anchor may have: the call's duration and both steps; null if the call's end was not logged. */
function maxHalfWidthFor(call: ManagerCall, other: Micros): Micros | null {
  const duration = call.facts['event.duration'];
  return duration === undefined ? null : duration + (call.lines[0].instant?.step ?? 0) + other;
}

function agree(call: ManagerCall, request: ServerRequest): boolean {
  const [path, status] = [call.facts['url.path'], request.facts['http.response.status_code']];
  if (path === undefined || request.facts['url.path'] === undefined || status === undefined) return false;
  if (!pathFits(request.facts['url.path'], path)) return false;
  const method = call.facts['http.request.method'];
  if (method !== undefined && method !== request.facts['http.request.method']) return false;
  if (call.facts['event.outcome'] === 'success') return status < 300;
  return call.facts['http.response.status_code'] === status;
}

function requestCandidate(placed: PlacedCall, request: ServerRequest): Candidate {
  return {
    low: request.from - placed.end - LOG_LAG,
    high: request.to - placed.start,
    at: placed.start,
    maxHalfWidth: maxHalfWidthFor(placed.call, request.to - request.from),
    first: placed.key,
    second: `${request.source} ${String(request.parts[0].evidence[0].number)}`,
    vote: placed.vote,
    a: evidenceOf(placed.call.lines),
    b: request.parts[0].evidence,
  };
}

/** A call and its flows in a capture: a connection to its address and port, a look-up of its name, a CONNECT to it. */
export function flowCandidates(
  { episodes, names, callers }: Exchanges,
  flows: readonly Dated[],
  dateless: boolean,
): readonly Candidate[] {
  const calls = placedCalls(episodes);
  const limit = limitFor(calls);
  const going = goingTo(flows, names);
  return calls.flatMap((placed) => {
    const own = going(placed.call);
    const days = dateless ? daysApart(own.first, placed.start) : 0;
    return own.byTime
      .around(placed.start + days, limit)
      .filter((flow) => isFlowOf(flow, placed.host, callers))
      .flatMap((flow) => flowCandidate(placed, flow, dateless));
  });
}

interface Going {
  readonly byTime: ByTime<Dated>;
  /** Time of the first flow. */
  readonly first: Micros;
}

/** Finds the flows that go where a call goes, once for all calls of one target. */
function goingTo(flows: readonly Dated[], names: Exchanges['names']): (call: ManagerCall) => Going {
  const found = new Map<string, Going>();
  return ({ facts }) => {
    const key = [facts['url.domain'], facts['url.port'], facts['proxy.address'], facts['proxy.port']].join(' ');
    const known = found.get(key);
    if (known !== undefined) return known;
    const own = flows.filter((flow) => flowGoesTo(flow, facts, names));
    const going = { byTime: new ByTime(own, ({ at }) => at ?? 0), first: own[0]?.at ?? 0 };
    found.set(key, going);
    return going;
  };
}

/** Whole days between two times, in microseconds. */
function daysApart(at: Micros, start: Micros): Micros {
  return Math.round((at - start) / MICROS_PER_DAY) * MICROS_PER_DAY;
}

function flowCandidate(placed: PlacedCall, flow: Dated, dateless: boolean): readonly Candidate[] {
  if (flow.at === null) return [];
  // Without a date only the time of day is known: takes the nearest day, and the common offset shows whether it holds.
  const days = dateless ? daysApart(flow.at, placed.start) : 0;
  const at = flow.at - days;
  const client = clientOf(flow);
  const candidate: Candidate = {
    low: at - placed.end,
    high: at - placed.begun + LOG_LAG,
    at: placed.start,
    // The flow may belong to any earlier call of the attempt.
    maxHalfWidth: maxHalfWidthFor(placed.call, placed.start - placed.begun + LOG_LAG),
    // A call makes a look-up, a connection and retries of both; all these flows tie one attempt once.
    first: placed.vote,
    second: `${flow.source} ${String(flow.evidence[0].number)}`,
    vote: placed.vote,
    ...(client === null ? {} : { client }),
    a: evidenceOf(placed.call.lines),
    b: flow.evidence,
  };
  return [candidate];
}

/** A request to the manager and the thread that serves it, which begins while the request is open. */
function inboundCandidates(episodes: readonly ManagerEpisode[], inbound: Exchanges['inbound']): readonly Candidate[] {
  const byTime = new ByTime(
    inbound.filter(({ at }) => at !== null),
    ({ at }) => at ?? 0,
  );
  const limit = limitFor(episodes);
  return episodes.flatMap((episode, index) => {
    const begun = episode.lines[0].at;
    if (begun === null) return [];
    return byTime
      .around(begun, limit)
      .filter(({ host }) => host === null || episode.host === null || isSameHost(host, episode.host))
      .flatMap((request) => inboundCandidate(episode, String(index), begun, request));
  });
}

function inboundCandidate(
  { lines: [first] }: ManagerEpisode,
  vote: string,
  begun: Micros,
  request: Exchanges['inbound'][number],
): readonly Candidate[] {
  if (request.at === null) return [];
  const stated = request.facts['event.duration'];
  const duration = stated ?? OPEN_CALL;
  return [
    {
      low: request.at - begun - LOG_LAG,
      high: request.at + duration - begun + LOG_LAG,
      at: begun,
      maxHalfWidth: stated === undefined ? null : duration + LOG_LAG + MICROS_PER_SECOND,
      first: `page ${vote}`,
      second: `${request.source} ${String(request.evidence[0].number)}`,
      vote,
      a: first.evidence,
      b: request.evidence,
    },
  ];
}

/** All candidates that can tie a clock. */
export function candidatesFor(
  sources: ReadonlySet<string>,
  exchanges: Exchanges,
  dateless: boolean,
): readonly Candidate[] {
  const requests = exchanges.requests.filter((request) => sources.has(request.source));
  const flows = exchanges.flows.filter((flow) => sources.has(flow.source));
  const inbound = exchanges.inbound.filter((request) => sources.has(request.source));
  return [
    ...requestCandidates(exchanges.episodes, requests, exchanges.callers),
    ...flowCandidates(exchanges, flows, dateless),
    ...inboundCandidates(exchanges.episodes, inbound),
  ];
}
