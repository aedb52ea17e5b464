import { answerErrorKind } from '../license/answer-errors.js';
import { API_CONSOLE_OFF } from '../license/api-console.js';
import type { ManagerCall, ServerRequest } from '../core/exchange.js';
import { eachPlaceOnce } from '../core/evidence.js';
import { isFailure } from '../license/failure.js';
import type { Dated, Event, Facts } from '../core/event.js';
import type { EvidenceList } from '../core/evidence.js';
import { isApiPath, isTokenPath } from '../license/paths.js';
import { pick } from '../core/pick.js';
import type { JoinedRequest } from './draft-attempt.js';

type Answer = Facts['oauth.token-answer'];

/**
 * The answer to one token request, with the facts of every witness: the manager logs the error code, nginx the address
 * and the length of the body, the application the status. Null for any other request, or without an answer.
 */
export function tokenAnswer(joined: JoinedRequest, isFirst: boolean): Dated<Event<'oauth.token-answer'>> | null {
  const { call, request } = joined;
  if (!asksForToken(joined, isFirst)) return null;
  if (!hasAnswer(joined)) return null;
  const facts: Answer = { ...implied(call), ...fromServer(request), ...fromManager(call), ...call?.token };
  return eventOf('oauth.token-answer', facts, answerLines(joined));
}

/** The answer to one API call with a token, likewise; null for a token request. */
export function apiAnswer(joined: JoinedRequest, isFirst: boolean): Dated<Event<'api.answer'>> | null {
  const { call, request } = joined;
  if (asksForToken(joined, isFirst) || !hasAnswer(joined)) return null;
  const error = call?.token['oauth.error'];
  const facts = {
    ...implied(call),
    ...fromServer(request),
    ...fromManager(call),
    ...(error === undefined ? {} : { 'oauth.error': error }),
  };
  return eventOf('api.answer', { ...facts, ...bodyFacts(facts) }, answerLines(joined));
}

/** What the body of an API answer means. */
export function bodyFacts(facts: Facts['api.answer']): Pick<Facts['api.answer'], 'error.kind'> {
  const { 'http.response.body.content': body, 'http.response.status_code': status } = facts;
  const kind = body === undefined ? null : answerErrorKind(body, status);
  return kind === null ? {} : { 'error.kind': kind };
}

function hasAnswer({ call, request }: JoinedRequest): boolean {
  return call === null || answered(call) || request?.facts['http.response.status_code'] !== undefined;
}

/**
 * By path; a call with a cut-off address is the token call if it is the first of its thread, because nothing works
 * without a token.
 */
function asksForToken({ call, request }: JoinedRequest, isFirst: boolean): boolean {
  const path = call?.facts['url.path'] ?? request?.facts['url.path'];
  if (path !== undefined && (isTokenPath(path) || isApiPath(path) || !isFirst || !isNotFound({ call, request })))
    return isTokenPath(path);
  return isFirst && (call === null || call.facts['event.outcome'] === 'failure');
}

/** The very first call asks for a token, even if the server does not know the path; the API's paths have tokens. */
function isNotFound({ call, request }: JoinedRequest): boolean {
  const status = call?.facts['http.response.status_code'] ?? request?.facts['http.response.status_code'];
  return status === 404 || status === 405;
}

/** False for a client's exception without an answer, and for a call that is still open. */
function answered(call: ManagerCall): boolean {
  const { facts } = call;
  if (facts['event.outcome'] === 'success' || facts['http.response.status_code'] !== undefined) return true;
  return (
    facts['event.outcome'] === 'failure' &&
    (call.token['oauth.error'] !== undefined || facts['error.message'] === undefined)
  );
}

type Shared = Pick<Answer & Facts['api.answer'], keyof Answer & keyof Facts['api.answer']>;

function fromServer(request: ServerRequest | null): Shared {
  if (request === null) return {};
  const { facts } = request;
  return pick(facts, [
    'url.path',
    'http.request.method',
    'http.response.status_code',
    'http.response.body.bytes',
    'source.address',
  ]);
}

/** A token or a list that the manager could use came with a 2xx status: the server's, where it is seen. */
function implied(call: ManagerCall | null): Pick<Shared, 'http.response.status_code'> {
  return call?.facts['event.outcome'] === 'success' ? { 'http.response.status_code': 200 } : {};
}

function fromManager(call: ManagerCall | null): Shared {
  if (call === null) return {};
  const { facts } = call;
  const outcome = facts['event.outcome'];
  return {
    ...pick(facts, [
      'url.path',
      'http.request.method',
      'http.response.status_code',
      'http.response.body.content',
      'user.name',
    ]),
    ...(facts['url.domain'] === undefined ? {} : { 'server.address': facts['url.domain'] }),
    ...(facts['url.port'] === undefined ? {} : { 'server.port': facts['url.port'] }),
    ...(outcome === 'failure' ? { 'manager.reported': true } : {}),
  };
}

/** Lines of the answer first, then lines of the request. */
function answerLines({ call, request }: JoinedRequest): readonly Dated[] {
  return [...(call === null ? [] : failuresFirst(call)), ...(request?.parts.slice(0, 2) ?? [])];
}

/** The lines of a call, those about its failure first. */
export function failuresFirst(call: ManagerCall): readonly Dated[] {
  const failures = call.lines.filter(isFailure);
  return [...failures, ...call.lines.filter((line) => !failures.includes(line))];
}

/** An event for what an answer's text says beyond its status: the API console is off. */
export function saidByBody(answer: Dated<Event<'oauth.token-answer'>> | Dated<Event<'api.answer'>>): readonly Dated[] {
  if (!API_CONSOLE_OFF.test(answer.facts['http.response.body.content'] ?? '')) return [];
  const path = answer.facts['url.path'];
  return [{ ...answer, kind: 'app.api-console-off', facts: path === undefined ? {} : { 'url.path': path } }];
}

/** An event of several records: their own lines in this order, then those of their traces, and the time of the first line or of `head`. */
export function eventOf<
  K extends 'oauth.token-answer' | 'api.answer' | 'manager.call' | 'oauth.client-id-compared' | 'server.request',
>(kind: K, facts: Facts[K], lines: readonly Dated[], head: Dated | undefined = lines[0]): Dated<Event<K>> | null {
  const heads = lines.map(({ evidence }) => evidence[0]);
  const [first, ...rest] = eachPlaceOnce([...heads, ...lines.flatMap(({ evidence }) => evidence)]);
  if (first === undefined || head === undefined) return null;
  const evidence: EvidenceList = [first, ...rest];
  const { source, host, by, stamp, end, instant, at, endAt } = head;
  return { kind, facts, source, host, by, stamp, end, evidence, instant, at, endAt };
}
