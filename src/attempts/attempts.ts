import type { Exchanges, ManagerEpisode } from '../core/exchanges.js';
import type { Attempt, AttemptStage, Dated, Event } from '../core/model.js';
import { apiAnswer, eventOf, saidByBody, tokenAnswer } from './answers.js';
import { addressComparisons, licenseEvents } from './derived.js';
import type { DraftAttempt, JoinedRequest } from './draft.js';
import type { Tie } from './fits.js';
import { gatherAttempts } from './gather.js';
import { withIncidents } from './incidents.js';
import { compareIds } from './ids.js';
import { ladderOf } from './ladder.js';
import { partiesOf, type Parties } from './parties.js';
import { releaseSigns } from './releases.js';
import { signsOf } from './signs.js';

type TokenAnswer = Dated<Event<'oauth.token-answer'>>;

export interface JoinInput {
  readonly exchanges: Exchanges;
  readonly timeline: readonly Dated[];
  readonly tieOf: (source: string) => Tie;
  /** Addresses that are stated to be one host's. */
  readonly aliases: Readonly<Record<string, string>>;
}

/** Joins what all witnesses saw into attempts, oldest first, with incidents and retries told apart. */
export function joinAttempts(input: JoinInput): readonly Attempt[] {
  const drafts = gatherAttempts(input.exchanges, input.tieOf);
  const good = new Map<string, TokenAnswer>();
  const joined = drafts.map((draft, index) => attemptOf(draft, `A${String(index + 1)}`, input, good));
  return withGuiMessages(withIncidents(joined), input.timeline);
}

/** A message copied out of the GUI has no time: it is an attempt's where only one incident can have shown it. */
function withGuiMessages(attempts: readonly Attempt[], timeline: readonly Dated[]): readonly Attempt[] {
  const messages = timeline.filter(({ kind }) => kind === 'manager.gui-message');
  const failed = attempts.filter(({ outcome, client }) => outcome === 'failed' && client.host !== null);
  const last = failed.at(-1);
  if (last === undefined || new Set(failed.map(({ incident }) => incident)).size !== 1) return attempts;
  return attempts.map((attempt) =>
    attempt === last ? { ...attempt, events: [...attempt.events, ...messages] } : attempt,
  );
}

function attemptOf(draft: DraftAttempt, id: string, input: JoinInput, good: Map<string, TokenAnswer>): Attempt {
  const parties = partiesOf(draft, input.aliases);
  const answers = draft.requests.flatMap((joined, index) => tokenAnswer(joined, index === 0) ?? []);
  const stages = ladderOf(signsOf(draft), parties.addressed, releaseSigns(input.timeline, draft));
  const outcome = outcomeOf(draft, stages);
  const failed = outcome === 'failed' ? stages.find(({ state }) => state === 'failed') : undefined;
  const last = answers.at(-1);
  const apis = draft.requests.flatMap((joined, index) => apiAnswer(joined, index === 0) ?? []);
  const said = [...answers, ...apis].flatMap(saidByBody);
  const events = [
    ...answers,
    ...apis,
    ...said,
    ...comparisons(answers, good, parties),
    ...licenseEvents(draft),
    ...addressComparisons(draft, input.exchanges.names, input.timeline),
    ...otherEvents(draft),
  ];
  rememberGood(answers, good, parties);
  return {
    id,
    incident: '',
    retryOf: null,
    start: draft.start,
    end: draft.end,
    startPlusMinus: draft.episode === null ? null : 0,
    client: { host: parties.clientHost, addresses: parties.clientAddresses },
    server: parties.server,
    account: parties.account,
    outcome,
    stoppedAt: failed?.stage ?? null,
    stages,
    hops: [],
    joins: draft.joins,
    httpStatus: failedStatus(draft),
    oauthError: last?.facts['oauth.error'] === 'none' ? null : (last?.facts['oauth.error'] ?? null),
    events,
  };
}

function clientKey(parties: Parties): string {
  return `${parties.clientHost ?? ''} ${parties.server.host ?? parties.server.address ?? ''}`;
}

function comparisons(
  answers: readonly TokenAnswer[],
  good: ReadonlyMap<string, TokenAnswer>,
  parties: Parties,
): readonly Dated[] {
  return answers.flatMap((answer) => compareIds(answer, good.get(clientKey(parties)) ?? null) ?? []);
}

function rememberGood(answers: readonly TokenAnswer[], good: Map<string, TokenAnswer>, parties: Parties): void {
  for (const answer of answers)
    if (answer.facts['http.response.status_code'] === 200) good.set(clientKey(parties), answer);
}

function otherEvents(draft: DraftAttempt): readonly Dated[] {
  const calls = draft.requests.flatMap(({ call }) =>
    call === null ? [] : (eventOf('manager.call', call.facts, call.lines) ?? []),
  );
  const requests = draft.requests.flatMap(({ request }) =>
    request === null ? [] : (eventOf('server.request', request.facts, request.parts.slice(0, 2)) ?? []),
  );
  const parts = draft.requests.flatMap(({ request }) => request?.parts.slice(1) ?? []);
  const beside = parts.filter(({ kind }) => kind !== 'gateway.request' && kind !== 'app.request');
  return [...calls, ...requests, ...beside, ...draft.flows];
}

function outcomeOf(draft: DraftAttempt, stages: readonly AttemptStage[]): Attempt['outcome'] {
  const failed = stages.filter(({ state }) => state === 'failed').map(({ stage }) => stage);
  // A sync that passed was made by a release that can make it, whatever a source says of the release.
  if (failed.some((stage) => stage !== 'prerequisites')) return 'failed';
  if (isSuccess(draft, stages)) return 'succeeded';
  return failed.length > 0 ? 'failed' : 'unknown';
}

function isSuccess({ episode }: DraftAttempt, stages: readonly AttemptStage[]): boolean {
  if (episode === null)
    return stages.some(({ stage, state, inferred }) => stage === 'token' && state === 'passed' && !inferred);
  if (wentOn(episode)) return true;
  return episode.calls.length > 0 && episode.calls.every(({ facts }) => facts['event.outcome'] === 'success');
}

/**
 * Where the addresses are cut off, no call can be read; a thread that goes on without trouble past the lines of its token
 * request (the address and the query) has got its token all the same.
 */
function wentOn({ lines, calls }: ManagerEpisode): boolean {
  const lastClient = lines.findLastIndex((line) => line.facts['log.logger'] === 'RestAPIClient');
  const quiet = lines.every((line) => line.facts['log.level'] === 'INFO' || line.facts['log.level'] === 'DEBUG');
  return calls.length === 0 && quiet && lastClient >= 0 && lines.length - lastClient > REQUEST_LINES + 1;
}

/** Lines of one request before its answer: where it goes and what it carries. */
const REQUEST_LINES = 2;

/** Status of the answer that failed, null where none came; of an attempt without a failure the last status. */
function failedStatus(draft: DraftAttempt): number | null {
  const failed = draft.requests.find(({ call }) => call?.facts['event.outcome'] === 'failure');
  if (failed !== undefined) return statusOf(failed) ?? null;
  const statuses = draft.requests.flatMap((joined) => statusOf(joined) ?? []);
  return statuses.find((status) => status >= 400) ?? statuses.at(-1) ?? null;
}

function statusOf({ call, request }: JoinedRequest): number | undefined {
  return call?.facts['http.response.status_code'] ?? request?.facts['http.response.status_code'];
}
