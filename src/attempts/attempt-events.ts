import type { Dated, Event, Facts } from '../core/event.js';
import type { ManagerCall, ServerRequest } from '../core/exchange.js';
import { pick } from '../core/pick.js';
import { apiAnswer, eventOf, failuresFirst, saidByBody, tokenAnswer } from './answers.js';
import { licenseEvents } from './derived.js';
import type { DraftAttempt } from './draft-attempt.js';
import { exchangeAnswers } from './exchange-answers.js';
import { compareIds } from './ids.js';

export type TokenAnswer = Dated<Event<'oauth.token-answer'>>;
type ApiAnswer = Dated<Event<'api.answer'>>;

/** The server's answers to the manager and to manual checks. */
export interface Answers {
  readonly token: readonly TokenAnswer[];
  readonly api: readonly ApiAnswer[];
  readonly manual: readonly (TokenAnswer | ApiAnswer)[];
}

/** All answers of an attempt's server. */
export function answersOf({ requests, manualChecks }: DraftAttempt): Answers {
  return {
    token: requests.flatMap((joined, index) => tokenAnswer(joined, index === 0) ?? []),
    api: requests.flatMap((joined, index) => apiAnswer(joined, index === 0) ?? []),
    manual: manualChecks.flatMap(({ events }) => exchangeAnswers(events)),
  };
}

/** All events of an attempt that rules can see; `good` is the last answer that gave this client a token. */
export function attemptEvents(draft: DraftAttempt, answers: Answers, good: TokenAnswer | null): readonly Dated[] {
  const { token, api, manual } = answers;
  return [
    ...token,
    ...api,
    ...[...token, ...api, ...manual].flatMap(saidByBody),
    ...manual,
    ...token.flatMap((answer) => compareIds(answer, good) ?? []),
    ...licenseEvents(draft),
    ...otherEvents(draft),
  ];
}

/** A cut line's call has the method, path and status of the request that it is joined with. */
function callFacts({ facts }: ManagerCall, request: ServerRequest | null): Facts['manager.call'] {
  if (request === null) return facts;
  const answer = facts['error.message'] === undefined ? (['http.response.status_code'] as const) : [];
  return { ...pick(request.facts, ['http.request.method', 'url.path', ...answer]), ...facts };
}

function otherEvents(draft: DraftAttempt): readonly Dated[] {
  const calls = draft.requests.flatMap(({ call, request }) =>
    call === null ? [] : (eventOf('manager.call', callFacts(call, request), failuresFirst(call), call.lines[0]) ?? []),
  );
  const requests = draft.requests.flatMap(({ request }) =>
    request === null ? [] : (eventOf('server.request', request.facts, request.parts.slice(0, 2)) ?? []),
  );
  const parts = draft.requests.flatMap(({ request }) => request?.parts.slice(1) ?? []);
  const others = parts.filter(({ kind }) => kind !== 'gateway.request' && kind !== 'app.request');
  const manual = draft.manualChecks.flatMap(({ events }) => events);
  return [...calls, ...requests, ...others, ...new Set<Dated>([...draft.flows, ...manual])];
}
