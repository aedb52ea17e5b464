import type { Exchanges, ManagerEpisode } from '../core/exchange.js';
import type { AttemptStage, JoinedAttempt } from '../core/analysis.js';
import type { EventsOfKind } from '../core/events-of-kind.js';
import { answersOf, attemptEvents, type Answers, type TokenAnswer } from './attempt-events.js';
import { isByPage } from './by-page.js';
import { connectDoubt } from './connect-doubt.js';
import { addressComparisons } from './derived.js';
import { failedRequest, statusOf, type DraftAttempt } from './draft-attempt.js';
import type { Steps } from '../core/steps.js';
import type { TieOf } from '../core/timebase.js';
import { gatherAttempts } from './gather.js';
import { withGuiAttempts, withGuiMessages } from './gui-attempts.js';
import { hopsOf } from './hops.js';
import { withIncidents } from './incidents.js';
import { ladderOf } from './ladder.js';
import { managersOf } from './managers.js';
import { withNodes } from './nodes.js';
import { otherRequests } from './other-requests.js';
import { partiesOf, type Parties } from './parties.js';
import { sizeComparisons } from './path-sizes.js';
import { releaseSigns } from './releases.js';
import { signsOf } from './signs.js';
import { withManualStages } from './manual-stages.js';

export interface JoinInput {
  readonly exchanges: Exchanges;
  /** All that was read. */
  readonly ofKind: EventsOfKind;
  readonly tieOf: TieOf;
  /** Addresses of hosts, as given by the user. */
  readonly aliases: Readonly<Record<string, string>>;
  /** Id of the site, in a bundle of several. */
  readonly site?: string;
}

/** Joins all witnesses into attempts, oldest first, with incidents and retries. */
export function* joinAttempts(input: JoinInput): Steps<readonly JoinedAttempt[]> {
  const drafts = gatherAttempts(
    input.exchanges,
    input.tieOf,
    input.ofKind('gateway.error'),
    input.ofKind('gateway.named'),
    input.ofKind('cluster.member'),
  );
  const good = new Map<string, TokenAnswer>();
  const joined: JoinedAttempt[] = [];
  for (const draft of drafts) {
    yield { phase: 'joining', done: joined.length, total: drafts.length };
    joined.push(attemptOf(draft, `A${String(joined.length + 1)}`, input, good));
  }
  const attempts = withIncidents(withGuiAttempts(joined, input.ofKind), input.exchanges.callers, isOfAnother(input));
  return withGuiMessages(withNodes(attempts), input.ofKind);
}

/**
 * Whether an attempt is of a manager whose log is not at hand: of several behind one address, each with a log has joined
 * what is its own, where the clocks are tied.
 */
function isOfAnother({ exchanges, ofKind, tieOf }: JoinInput): (attempt: JoinedAttempt) => boolean {
  const isAlone = managersOf(exchanges.episodes, ofKind('cluster.member')) < 2;
  return ({ witness, client, events: [first] }) =>
    !isAlone &&
    witness === 'server' &&
    client.host === null &&
    first !== undefined &&
    tieOf(first.source).grade !== 'none';
}

function attemptOf(draft: DraftAttempt, id: string, input: JoinInput, good: Map<string, TokenAnswer>): JoinedAttempt {
  const parties = partiesOf(draft, input.aliases);
  const answers = answersOf(draft);
  const ladder = ladderOf(signsOf(draft), parties.addressed, releaseSigns(input.ofKind, draft));
  const stages = withManualStages(ladder, draft);
  const events = [
    ...attemptEvents(draft, answers, good.get(clientKey(parties, draft)) ?? null),
    ...addressComparisons(draft, input.exchanges.names, input.ofKind),
    ...sizeComparisons(draft, input.exchanges.names, input.ofKind),
  ];
  for (const answer of answers.token)
    if (answer.facts['http.response.status_code'] === 200) good.set(clientKey(parties, draft), answer);
  return {
    id,
    incident: '',
    retryOf: null,
    witness: draft.witness,
    start: draft.start,
    end: draft.end,
    startPlusMinus: draft.episode === null ? null : 0,
    ...(isByPage(draft, input) ? { byPage: true } : {}),
    client: clientOf(parties, draft, input.site),
    server: parties.server,
    ...servedBy(draft),
    account: parties.account,
    ...endOf(draft, stages, input),
    stages,
    hops: hopsOf(draft),
    joins: draft.joins,
    httpStatus: failedStatus(draft) ?? manualStatus(draft, answers),
    oauthError: errorOf(answers),
    ...foldedOf(draft),
    ...(draft.assumed === undefined ? {} : { assumed: draft.assumed }),
    events,
    otherRequests: otherRequests(draft, events, input.tieOf),
  };
}

/** How it ended, where it stopped, and what makes a connection that failed doubtful. */
function endOf(
  draft: DraftAttempt,
  stages: JoinedAttempt['stages'],
  input: JoinInput,
): Pick<JoinedAttempt, 'outcome' | 'stoppedAt' | 'connectDoubt'> {
  const outcome = outcomeOf(draft, stages);
  const failed = outcome === 'failed' ? stages.find(({ state }) => state === 'failed') : undefined;
  const doubt = failed?.stage === 'connect' ? connectDoubt(draft, input) : null;
  return { outcome, stoppedAt: failed?.stage ?? null, ...(doubt === null ? {} : { connectDoubt: doubt }) };
}

function clientOf(
  { clientHost: host, clientAddresses: addresses }: Parties,
  draft: DraftAttempt,
  site?: string,
): JoinedAttempt['client'] {
  const tenant = tenantOf(draft);
  return { host, addresses, ...(tenant === undefined ? {} : { tenant }), ...(site === undefined ? {} : { site }) };
}

/** The license server by the log of the failed or last request. */
function servedBy(draft: DraftAttempt): Pick<JoinedAttempt, 'servedBy'> {
  const last = draft.requests.findLast(({ request }) => request?.host != null);
  const { request } = failedRequest(draft) ?? last ?? { request: null };
  const [host, source] = [request?.host ?? null, request?.source];
  return host === null || source === undefined ? {} : { servedBy: { host, source } };
}

/** The like attempts that its first unit of one source stands for: a sync, a request, or a connection. */
function foldedOf({ episode, requests, flows }: DraftAttempt): Pick<JoinedAttempt, 'folded'> {
  const own = episode?.lines ?? requests[0]?.request?.parts ?? flows;
  const folded = own.reduce((sum, event) => sum + (event.folded ?? 0), 0);
  return folded === 0 ? {} : { folded };
}

/** The code of the last answer to a token request, or of a manual check if there is no other. */
function errorOf({ token, manual }: Answers): JoinedAttempt['oauthError'] {
  const last = token.at(-1) ?? manual.findLast((answer) => answer.kind === 'oauth.token-answer');
  const code = last?.facts['oauth.error'];
  return code === undefined || code === 'none' ? null : code;
}

function tenantOf({ episode, tenant }: DraftAttempt): string | undefined {
  return episode === null ? tenant : episode.tenant;
}

function clientKey(parties: Parties, draft: DraftAttempt): string {
  return `${parties.clientHost ?? ''} ${tenantOf(draft) ?? ''} ${parties.server.host ?? parties.server.address ?? ''}`;
}

function outcomeOf(draft: DraftAttempt, stages: readonly AttemptStage[]): JoinedAttempt['outcome'] {
  const failed = stages.filter(({ state }) => state === 'failed').map(({ stage }) => stage);
  // A successful sync proves that the release supports it, whatever a source says about the release.
  if (failed.some((stage) => stage !== 'prerequisites')) return 'failed';
  if (isSuccess(draft, stages)) return 'succeeded';
  return failed.length > 0 ? 'failed' : 'unknown';
}

function isSuccess({ episode }: DraftAttempt, stages: readonly AttemptStage[]): boolean {
  if (episode === null)
    return stages.some(({ stage, state, inferred }) => stage === 'token' && state === 'passed' && !inferred);
  if (episode.resumed === true || wentOn(episode)) return true;
  return episode.calls.length > 0 && episode.calls.every(({ facts }) => facts['event.outcome'] === 'success');
}

/**
 * Without addresses no call can be read; a thread that continues without trouble after the lines of its token request
 * (address and query) has its token.
 */
function wentOn({ lines, calls }: ManagerEpisode): boolean {
  const lastClient = lines.findLastIndex((line) => line.facts['log.logger'] === 'RestAPIClient');
  const quiet = lines.every((line) => line.facts['log.level'] === 'INFO' || line.facts['log.level'] === 'DEBUG');
  return calls.length === 0 && quiet && lastClient >= 0 && lines.length - lastClient > REQUEST_LINES + 1;
}

/** Lines of one request before its answer: address and parameters. */
const REQUEST_LINES = 2;

/** Status of the failed answer, null if none came; without a failure the last status. */
function failedStatus(draft: DraftAttempt): number | null {
  const failed = failedRequest(draft);
  if (failed !== undefined) return statusOf(failed) ?? null;
  return draft.requests.flatMap((joined) => statusOf(joined) ?? []).at(-1) ?? null;
}

/** With only manual checks, the status of the last one. */
function manualStatus({ episode, requests }: DraftAttempt, { manual }: Answers): number | null {
  if (episode !== null || requests.length > 0) return null;
  return manual.at(-1)?.facts['http.response.status_code'] ?? null;
}
