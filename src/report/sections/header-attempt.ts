import type { Analysis, Attempt } from '../../core/analysis.js';
import { clip } from '../../text/escape.js';
import { releaseSummary } from '../release-words.js';
import { lastError, shownToUser } from '../symptom.js';
import { CLIENT_CLOSED } from '../words/answers.js';
import { attemptsOf } from '../words/attempt-count.js';
import { clientName } from '../words/clients.js';
import { utcMoment, utcSpan } from '../when.js';
import { count, endpoint, listed, phrase, withDetails } from '../words/parts.js';
import { stageSays } from '../words/stages.js';
import { writtenSpan } from '../words/stamps.js';
import type { HeaderRow } from './header.js';
import type { Page } from './page.js';

/** The first words of a chain of Java exceptions are enough. */
const MAX_ANSWER_LENGTH = 160;

/** The header's rows about the leading attempt. */
export function attemptRows(attempt: Attempt, page: Page): readonly HeaderRow[] {
  const { analysis } = page;
  return [
    ['SYMPTOM', symptom(attempt, analysis)],
    ['STATUS', answered(attempt)],
    ['WHEN', when(attempt, page)],
    ['LOCAL', local(attempt, analysis)],
    ['FIRST SEEN', firstSeen(page)],
    ['LAST GOOD', lastGood(attempt, analysis)],
    ['HEALED', healed(attempt, analysis)],
    ['WHERE', where(attempt) + half(attempt, analysis)],
    ['RELEASE', releaseSummary(attempt, analysis)],
  ];
}

/** What the manager's user saw; its status belongs to another request than the license server's. */
function symptom(attempt: Attempt, analysis: Analysis): string {
  if (attempt.outcome === 'succeeded') return shownToUser(attempt, analysis);
  return (
    shownToUser(attempt, analysis) || lastError(attempt, analysis) || 'not in the files: ask what the manager showed'
  );
}

function answered(attempt: Attempt): string {
  const { httpStatus, oauthError, outcome, stages } = attempt;
  if (httpStatus === CLIENT_CLOSED) return closedFirst(attempt);
  const answer = phrase(httpStatus === null ? '' : `HTTP ${String(httpStatus)}`, oauthError);
  if (answer !== '') return `${answer} from the license server`;
  if (outcome === 'succeeded') return 'the sync succeeded';
  const failed = stages.find(({ state }) => state === 'failed');
  const what = failed === undefined ? '' : `; stage ${[failed.stage, ...stageSays(failed)].join(': ')}`;
  return `no readable answer from the license server${clip(what, MAX_ANSWER_LENGTH)}`;
}

/** nginx notes 499 where its client left, which may be a proxy or a load balancer: it names the address alone. */
function closedFirst({ events }: Attempt): string {
  const noted = events.find(
    ({ facts }) => 'http.response.status_code' in facts && facts['http.response.status_code'] === CLIENT_CLOSED,
  );
  const from = noted !== undefined && 'source.address' in noted.facts ? noted.facts['source.address'] : undefined;
  return `no answer; nginx noted ${String(CLIENT_CLOSED)}: its client${from === undefined ? '' : ` (${from})`} closed first`;
}

function when({ start, end, outcome }: Attempt, { analysis }: Page): string {
  const only = outcome === 'failed' && analysis.attempts.length === 1;
  return withDetails(utcSpan(start, end), only && 'the only attempt seen');
}

/** The stamps as written by their source, to search its log. */
function local({ start, end, events }: Attempt, { timeline }: Analysis): string {
  const written = writtenSpan([...timeline, ...events], start, end);
  return written.length === 0 ? '' : `written ${written.join(' to ')}`;
}

/** Since when it fails this way, if it failed more than once. */
function firstSeen({ lead, analysis }: Page): string {
  const number = lead.finding === null ? 1 : attemptsOf(lead.finding, analysis);
  if (lead.finding === null || number < 2) return '';
  const { from, to } = lead.finding.window;
  return withDetails(utcMoment(from), `${count(number, 'attempt')} like it, all ${utcSpan(from, to)}`);
}

function lastGood(attempt: Attempt, { attempts }: Analysis): string {
  if (attempt.outcome === 'succeeded') return '';
  const good = attempts.find(({ id }) => id === attempt.lastGood);
  return good === undefined ? 'none seen before it' : utcMoment(good.end ?? good.start);
}

function healed(attempt: Attempt, { attempts }: Analysis): string {
  if (attempt.outcome !== 'failed') return '';
  const healer = attempts.find(({ id }) => id === attempt.healedBy);
  return healer === undefined ? '' : `the same client succeeded at ${utcMoment(healer.start)}`;
}

/** Which of several license servers behind a name it was. */
function half({ servedBy }: Attempt, { notices }: Analysis): string {
  const isPair = servedBy !== undefined && notices.some(({ code }) => code === 'server-pair');
  return isPair ? `, served by ${servedBy.host}` : '';
}

function where({ client, server, stoppedAt }: Attempt): string {
  const addresses = listed(client.addresses);
  const name = clientName(client);
  const from = name === '' ? addresses : withDetails(name, addresses);
  const to = withDetails(
    endpoint(server.address ?? server.host, server.port),
    server.address === null || server.host === null ? '' : server.host,
  );
  return `${from || 'client not named in the files'} → ${to || 'server not named in the files'}${stoppedAt === null ? '' : `, stage: ${stoppedAt}`}`;
}
