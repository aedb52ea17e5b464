import type { Analysis, Attempt, Finding } from '../../core/model.js';
import type { Block } from '../document.js';
import { verbatim } from '../document.js';
import { clockSummary } from '../clock-words.js';
import { healerOf, lastGoodBefore } from '../lead.js';
import { releaseSummary } from '../release-words.js';
import { utcMoment, utcSpan } from '../when.js';
import { count, endpoint, labelled, listed, phrase, withDetails } from '../words/parts.js';
import { hanging } from '../wrap.js';
import { told } from '../symptom.js';
import { CONFIDENCE, OUTCOME } from '../verdict-words.js';
import { capital } from '../words/sentences.js';
import type { Page } from './page.js';

/** A ticket's text box shows a hundred columns. */
const WIDTH = 100;
const LABEL = 11;

/** The case header: what a reader pastes into a ticket. Rows without anything to say are left out. */
export function caseHeader(page: Page): readonly Block[] {
  const rows = page.lead.attempt === null ? [] : attemptRows(page.lead.attempt, page);
  const all: readonly (readonly [string, string])[] = [
    ...verdictRows(page),
    ...rows,
    ['CLOCKS', clockSummary(page.analysis, page.names)],
    ['ASK', ask(page.lead.finding)],
    ['INPUT', input(page.analysis)],
    ['SECRETS', secrets(page)],
  ];
  const lines = all.filter(([, text]) => text !== '').flatMap(([label, text]) => row(label, text));
  return verbatim(lines);
}

function row(label: string, text: string): readonly string[] {
  return hanging(label.padEnd(LABEL), text, WIDTH);
}

function verdictRows({ analysis, lead }: Page): readonly (readonly [string, string])[] {
  if (lead.finding === null) return [['VERDICT', OUTCOME[analysis.outcome]]];
  const { cause, confidence, why } = lead.finding;
  return [
    ['VERDICT', capital(cause)],
    ['CONFIDENCE', `${confidence.toUpperCase()}: ${CONFIDENCE[why]}`],
  ];
}

function attemptRows(attempt: Attempt, page: Page): readonly (readonly [string, string])[] {
  return [
    ['STATUS', status(attempt, page)],
    ['WHEN', when(attempt, page)],
    ['LAST GOOD', lastGood(attempt, page.analysis)],
    ['HEALED', healed(attempt, page.analysis)],
    ['WHERE', where(attempt)],
    ['RELEASE', releaseSummary(attempt, page.analysis)],
  ];
}

/** What the server answered, beside what the manager's user saw: two statuses of two requests. */
function status(attempt: Attempt, { analysis }: Page): string {
  const user = told(attempt, analysis);
  return user === '' ? answered(attempt) : `${answered(attempt)}; the manager told its user: ${user}`;
}

function answered({ httpStatus, oauthError, outcome, stages }: Attempt): string {
  const answer = phrase(httpStatus === null ? '' : `HTTP ${String(httpStatus)}`, oauthError);
  if (answer !== '') return `${answer} from the license server`;
  if (outcome === 'succeeded') return 'the sync passed';
  const failed = stages.find(({ state }) => state === 'failed');
  const said = Object.values(failed?.facts ?? {}).map(String);
  return ['no readable answer of the license server', ...said].join(': ');
}

function when(attempt: Attempt, { analysis, lead }: Page): string {
  const others = (lead.finding?.attempts.length ?? 1) - 1;
  return withDetails(
    utcSpan(attempt.start, attempt.end),
    labelled('written', writtenSpan(attempt, analysis)),
    others > 0 && `${count(others, 'other attempt')} like it, ${spanOf(lead.finding)}`,
    attempt.outcome === 'failed' && analysis.attempts.length === 1 && 'the only attempt seen',
  );
}

/** The stamps that begin and end the attempt, as their source wrote them. */
function writtenSpan({ start, end, events }: Attempt, { timeline }: Analysis): string {
  const dated = [...timeline, ...events].filter(({ stamp }) => stamp !== null);
  const first = dated.find(({ at }) => at !== null && at === start);
  const last = dated.find(({ at, source }) => at !== null && at === end && source === first?.source);
  return [...new Set([first?.stamp?.text ?? '', last?.stamp?.text ?? ''])].filter((text) => text !== '').join(' to ');
}

function spanOf(finding: Finding | null): string {
  return finding === null ? '' : `all ${utcSpan(finding.window.from, finding.window.to)}`;
}

function lastGood(attempt: Attempt, { attempts }: Analysis): string {
  if (attempt.outcome === 'succeeded') return '';
  const good = lastGoodBefore(attempt, attempts);
  return good === null ? 'none seen before it' : utcMoment(good.end ?? good.start);
}

function healed(attempt: Attempt, { attempts }: Analysis): string {
  const healer = attempt.outcome === 'failed' ? healerOf(attempt, attempts) : null;
  return healer === null ? '' : `the same client passed at ${utcMoment(healer.start)}`;
}

function where({ client, server, stoppedAt }: Attempt): string {
  const addresses = listed(client.addresses);
  const from = client.host === null ? addresses : withDetails(client.host, addresses);
  const to = withDetails(
    endpoint(server.address ?? server.host, server.port),
    server.address === null || server.host === null ? '' : server.host,
  );
  return `${from || 'a client that no source names'} → ${to || 'a server that no source names'}${stoppedAt === null ? '' : `, stage: ${stoppedAt}`}`;
}

/** One next step: the fix where the cause is sure enough, else what decides. */
function ask(finding: Finding | null): string {
  if (finding === null) return '';
  const [fix] = finding.fix;
  const [collect] = finding.collect;
  const unsure = finding.confidence === 'possible';
  if (!unsure || collect === undefined) return fix ?? '';
  return `To decide, fetch: ${collect.what}${fix === undefined ? '' : `. If it is this cause: ${fix}`}`;
}

function input({ sources, notices, tool }: Analysis): string {
  const packets = sources.filter(({ role }) => role === 'capture').reduce((sum, { records }) => sum + records, 0);
  const records = sources.reduce((sum, source) => sum + source.records, 0) - packets;
  const unread = sources.filter(({ format }) => format === null).length;
  const parts = [
    count(sources.length, 'source'),
    count(records, 'log record'),
    packets > 0 ? count(packets, 'packet') : '',
    unread > 0 ? `${String(unread)} not recognised` : '',
    notices.length > 0 ? count(notices.length, 'notice') : '',
  ];
  return `${parts.filter((part) => part !== '').join(', ')}; ${tool.name} ${tool.version}, ${count(tool.rules, 'rule')}`;
}

function secrets({ redacted }: Page): string {
  return redacted === 'secrets'
    ? 'masked; addresses, hosts and user names are kept'
    : 'masked; addresses, hosts, users and accounts are replaced';
}
