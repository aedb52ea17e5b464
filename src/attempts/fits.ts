import type { ManagerCall, ManagerEpisode, NameTable, ServerRequest } from '../core/exchange.js';
import type { ClockTie, TieOf } from '../core/timebase.js';
import type { Dated } from '../core/event.js';
import { pathFits } from '../license/paths.js';
import type { Micros } from '../core/time.js';
import { isManagersAgent } from '../license/manager-agent.js';
import { flowGoesTo } from '../license/server-names.js';
import { LOG_LAG, OPEN_CALL } from '../license/windows.js';
import { credentialsAgree } from './credentials.js';

/** When a call's request can be at the server, by the manager's clock; null without a time. */
export function spanOfCall({ lines, facts }: ManagerCall): { readonly from: Micros; readonly to: Micros } | null {
  const from = lines[0].at;
  return from === null ? null : { from, to: from + (facts['event.duration'] ?? OPEN_CALL) + LOG_LAG };
}

/**
 * Whether a request at the server is this call: same path, method and status, and no other client id or user, at a time
 * that the clocks allow.
 */
export function callFits(call: ManagerCall, request: ServerRequest, tie: ClockTie): boolean {
  const span = spanOfCall(call);
  const slack = tie.plusMinus;
  if (slack === null || span === null) return false;
  if (request.to < span.from - slack || request.from > span.to + slack) return false;
  return answersAgree(call, request) && credentialsAgree(call, request) !== false;
}

function answersAgree(call: ManagerCall, request: ServerRequest): boolean {
  if (isManagersAgent(request.facts['user_agent.original']) === false) return false;
  const path = request.facts['url.path'];
  if (path === undefined || !pathFits(path, call.facts['url.path'])) return false;
  const [asked, status] = [call.facts['http.request.method'], request.facts['http.response.status_code']];
  if (
    asked !== undefined &&
    request.facts['http.request.method'] !== undefined &&
    asked !== request.facts['http.request.method']
  )
    return false;
  const logged = call.facts['http.response.status_code'];
  if (logged !== undefined && status !== undefined) return logged === status;
  if (status === undefined) return true;
  // A failure without status and exception: the manager rejected an answer that may be a 200.
  if (
    call.facts['event.outcome'] === 'failure' &&
    call.facts['error.message'] === undefined &&
    call.facts['log.truncated'] !== true
  )
    return true;
  // Without a status on the manager's side: a success is 2xx; a failed wait is nginx's 499 or a gateway's own answer.
  if (call.facts['event.outcome'] === 'unknown') return true;
  return call.facts['event.outcome'] === 'success' ? status < 300 : status >= 300;
}

/** The slack of a capture's clock; null for an untied one, whose flows are no manager's by time. */
export function flowSlack(tieOf: TieOf): (source: string) => Micros | null {
  return (source) => {
    const { grade, plusMinus } = tieOf(source);
    return grade === 'none' ? null : (plusMinus ?? 0);
  };
}

/** Whether a captured flow is part of an episode: it goes to the server, its proxy or its name server at that time. */
export function flowBelongs(
  flow: Dated,
  episode: ManagerEpisode,
  start: Micros | null,
  end: Micros | null,
  tie: ClockTie,
  names: NameTable,
): boolean {
  if (tie.grade === 'none' || flow.at === null || start === null || end === null) return false;
  const slack = tie.plusMinus ?? 0;
  if (flow.at < start - slack || flow.at > end + slack) return false;
  return episode.calls.some((call) => flowGoesTo(flow, call.facts, names));
}
