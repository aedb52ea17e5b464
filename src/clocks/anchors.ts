import { ANY_CALLER, clientOf, isFlowOf, isRequestOf } from '../license/callers.js';
import type { Callers, Exchanges, ManagerCall, ManagerEpisode, ServerRequest } from '../core/exchange.js';
import { isFailure } from '../license/failure.js';
import type { Dated } from '../core/event.js';
import type { EvidenceList } from '../core/evidence.js';
import { pathFits } from '../license/paths.js';
import { MICROS_PER_DAY, MICROS_PER_SECOND, type Micros } from '../core/time.js';
import { isManagersAgent } from '../license/manager-agent.js';
import { flowGoesTo } from '../license/server-names.js';
import { LOG_LAG, OPEN_CALL } from '../license/windows.js';
import type { Candidate } from './offsets.js';

/** Calls matched, the latest; so many anchors prove any offset. */
const MAX_CALLS = 120;
const MAX_REQUESTS = 600;

interface PlacedCall {
  readonly host: string | null;
  readonly call: ManagerCall;
  readonly vote: string;
  readonly key: string;
  readonly begun: Micros;
  readonly start: Micros;
  readonly end: Micros;
}

/** The manager's calls with their times, the latest ones. */
function placedCalls(episodes: readonly ManagerEpisode[]): readonly PlacedCall[] {
  const placed = episodes.flatMap((episode, index) =>
    episode.calls.flatMap((call, place): readonly PlacedCall[] => {
      const start = call.lines[0].at;
      if (start === null) return [];
      const duration = call.facts['event.duration'] ?? OPEN_CALL;
      const vote = String(index);
      return [
        {
          host: episode.host,
          call,
          vote,
          key: `${vote}.${String(place)}`,
          begun: episode.lines[0].at ?? start,
          start,
          end: start + duration,
        },
      ];
    }),
  );
  return placed.slice(-MAX_CALLS);
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
  const seen = requests
    .filter(({ facts }) => isManagersAgent(facts['user_agent.original']) !== false)
    .slice(-MAX_REQUESTS);
  return placedCalls(episodes).flatMap((placed) =>
    seen
      .filter((request) => agree(placed.call, request) && isRequestOf(request, placed.host, callers))
      .map((request) => requestCandidate(placed, request)),
  );
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
  return placedCalls(episodes).flatMap((placed) =>
    flows
      .filter((flow) => flowGoesTo(flow, placed.call.facts, names) && isFlowOf(flow, placed.host, callers))
      .flatMap((flow) => flowCandidate(placed, flow, dateless)),
  );
}

function flowCandidate(placed: PlacedCall, flow: Dated, dateless: boolean): readonly Candidate[] {
  if (flow.at === null) return [];
  // Without a date only the time of day is known: takes the nearest day, and the common offset shows whether it holds.
  const days = dateless ? Math.round((flow.at - placed.start) / MICROS_PER_DAY) * MICROS_PER_DAY : 0;
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
  return episodes.flatMap((episode, index) => {
    const [first] = episode.lines;
    const begun = first.at;
    if (begun === null) return [];
    return inbound.flatMap((request): readonly Candidate[] => {
      if (request.at === null) return [];
      const duration = request.facts['event.duration'] ?? OPEN_CALL;
      return [
        {
          low: request.at - begun - LOG_LAG,
          high: request.at + duration - begun + LOG_LAG,
          at: begun,
          maxHalfWidth: request.facts['event.duration'] === undefined ? null : duration + LOG_LAG + MICROS_PER_SECOND,
          first: `page ${String(index)}`,
          second: `${request.source} ${String(request.evidence[0].number)}`,
          vote: String(index),
          a: first.evidence,
          b: request.evidence,
        },
      ];
    });
  });
}

/** The time span of a bundle's calls, by the manager's clock. */
export function spanOfCalls(episodes: readonly ManagerEpisode[]): { readonly from: Micros; readonly to: Micros } {
  const times = placedCalls(episodes).flatMap(({ start, end }) => [start, end]);
  return { from: Math.min(...times), to: Math.max(...times) };
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
