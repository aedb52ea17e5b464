import type { LicenseLog, ManagerCall, ManagerEpisode } from '../core/exchange.js';
import { isFailure } from '../license/failure.js';
import type { Facts } from '../core/event.js';
import { pageErrorKind } from '../license/gateway-errors.js';
import { javaErrorFacts } from '../license/java-errors.js';
import { ThreadSplitter } from '../license/thread-splitter.js';
import { linesByThread } from './threads.js';

type CallFacts = Facts['manager.call'];

/** Splits the license lines of all threads into episodes; lines come in order of time, within a source in order of place. */
export function managerEpisodes(lines: readonly LicenseLog[]): readonly ManagerEpisode[] {
  return linesByThread(lines).flatMap(splitThread).flatMap(episodeOf);
}

function splitThread(lines: readonly LicenseLog[]): readonly (readonly LicenseLog[])[] {
  const splitter = new ThreadSplitter<LicenseLog>(({ at }) => at);
  const ended = lines.flatMap((line) => {
    const episode = splitter.add(line);
    return episode === null ? [] : [episode];
  });
  const last = splitter.rest();
  return last.length === 0 ? ended : [...ended, last];
}

function isOfCall({ facts }: LicenseLog): boolean {
  return facts['log.logger'] === 'RestAPIClient' || facts['url.full'] !== undefined;
}

/** A log filtered for errors only has the end of a sync: an answer without licenses or account. */
function saysWhatIsMissing({ facts }: LicenseLog): boolean {
  if (facts['log.level'] === 'INFO' || facts['log.level'] === 'DEBUG' || facts['log.level'] === 'TRACE') return false;
  return facts['license.count'] === 0 || facts['license.account.registered'] === false;
}

/** A thread's lines are a sync only if a license class is among them. */
function episodeOf(lines: readonly LicenseLog[]): readonly ManagerEpisode[] {
  const [first, ...rest] = lines;
  if (first === undefined || !lines.some((line) => line.facts['log.logger'].startsWith('Smart'))) return [];
  if (!lines.some((line) => isOfCall(line) || saysWhatIsMissing(line))) return [];
  return [
    {
      host: first.host,
      thread: first.facts['process.thread.name'] ?? null,
      lines: [first, ...rest],
      calls: callsOf(lines),
    },
  ];
}

/** A call begins at a line with a path (or, if cut, at the client's failure) and ends at the next line without one. */
function callsOf(lines: readonly LicenseLog[]): readonly ManagerCall[] {
  const groups: LicenseLog[][] = [];
  let open: LicenseLog[] | null = null;
  for (const line of lines) {
    const path = line.facts['url.path'];
    const failure = isFailure(line);
    if (path !== undefined && !failure && !sameRequest(open, path)) {
      open = [line];
      groups.push(open);
    } else if (open !== null) open.push(line);
    else if (failure && line.facts['log.logger'] === 'RestAPIClient') {
      open = [line];
      groups.push(open);
    }
  }
  return groups.flatMap((group, index) => callOf(group, lines, index === groups.length - 1));
}

function sameRequest(open: readonly LicenseLog[] | null, path: string): boolean {
  return (
    open !== null &&
    !open.some(isFailure) &&
    open.length < 3 &&
    open.every((line) => (line.facts['url.path'] ?? path) === path)
  );
}

function callOf(group: readonly LicenseLog[], episode: readonly LicenseLog[], isLast: boolean): readonly ManagerCall[] {
  const [first, ...rest] = group;
  if (first === undefined) return [];
  const failures = group.filter(isFailure);
  const answer = failures[0] ?? rest.find((line) => isAnswer(line, first));
  // Lines after the last answer show how the sync ended; lines after other answers lead to the next call.
  const whole = failures.length > 0 || isLast || answer === undefined;
  const kept = whole ? group : group.slice(0, group.indexOf(answer) + 1);
  const [head, ...tail] = kept;
  if (head === undefined) return [];
  const before = episode.slice(0, episode.indexOf(head));
  const outcome = failures.length > 0 ? 'failure' : answer !== undefined || !isLast ? 'success' : 'unknown';
  const merged = mergeFacts([
    ...before.filter((line) => line.facts['url.path'] === undefined || line === head),
    ...kept,
  ]);
  return [
    {
      facts: callFacts(merged, kept, outcome, head.at, answer?.at ?? null),
      token: tokenFacts(merged),
      lines: [head, ...tail],
    },
  ];
}

/** Whether a line after a request is its answer. */
function isAnswer(line: LicenseLog, request: LicenseLog): boolean {
  if (line.facts['oauth.grant_type'] !== undefined) return false;
  return line.facts['url.path'] === undefined || line.facts['url.path'] !== request.facts['url.path'];
}

/** Facts of all lines, later ones override, failures most. */
function mergeFacts(lines: readonly LicenseLog[]): LicenseLog['facts'] {
  const [first, ...rest] = lines;
  const merged = { ...(first?.facts ?? { 'log.logger': '', 'log.level': 'INFO' as const }) };
  for (const line of rest) {
    // The first failure is the REST client's own; those after it only repeat its text.
    Object.assign(merged, isFailure(line) ? { ...line.facts, ...definedOf(merged, FAILURE_FIELDS) } : line.facts);
  }
  return merged;
}

const FAILURE_FIELDS = [
  'http.response.status_code',
  'oauth.error',
  'error.type',
  'error.message',
  'url.path',
  'url.full',
] as const;

function definedOf(facts: LicenseLog['facts'], fields: typeof FAILURE_FIELDS): Partial<LicenseLog['facts']> {
  return Object.fromEntries(fields.flatMap((field) => (facts[field] === undefined ? [] : [[field, facts[field]]])));
}

const CALL_FIELDS = [
  'process.thread.name',
  'http.request.method',
  'url.full',
  'url.domain',
  'url.port',
  'url.path',
  'http.response.status_code',
  'error.type',
  'error.message',
  'error.causes',
  'http.response.body.content',
  'license.mode',
  'user.name',
  'proxy.address',
  'proxy.port',
] as const;

function callFacts(
  merged: LicenseLog['facts'],
  lines: readonly LicenseLog[],
  outcome: CallFacts['event.outcome'],
  start: number | null,
  end: number | null,
): CallFacts {
  const fields = Object.fromEntries(
    CALL_FIELDS.flatMap((field) => (merged[field] === undefined ? [] : [[field, merged[field]]])),
  );
  const cut = lines.some((line) => line.facts['log.truncated'] === true);
  return {
    'event.outcome': outcome,
    ...fields,
    ...javaErrorFacts({
      type: merged['error.type'],
      message: merged['error.message'],
      causes: merged['error.causes'],
      cut,
    }),
    ...pageFacts(merged['http.response.body.content']),
    ...(proxyFailed(merged) ? { 'proxy.failed': true } : {}),
    ...(cut ? { 'log.truncated': true } : {}),
    ...(start === null || end === null ? {} : { 'event.duration': end - start }),
  };
}

/** The gateway's page for plain HTTP shows a wrong port, like Java's error in the other direction. */
function pageFacts(body = ''): Pick<CallFacts, 'error.kind'> {
  const kind = pageErrorKind(body);
  return kind === null ? {} : { 'error.kind': kind };
}

/** `Connect to 192.0.2.9:3128 [/192.0.2.9] failed: Connection refused`, if that is the proxy. */
function proxyFailed(merged: LicenseLog['facts']): boolean {
  const proxy = merged['proxy.address'];
  return proxy !== undefined && merged['error.message']?.includes(`${proxy}:${String(merged['proxy.port'])}`) === true;
}

const TOKEN_FIELDS = ['oauth.error', 'oauth.error.prefix', 'oauth.grant_type', 'oauth.client.id', 'user.name'] as const;

function tokenFacts(merged: LicenseLog['facts']): ManagerCall['token'] {
  return Object.fromEntries(
    TOKEN_FIELDS.flatMap((field) => (merged[field] === undefined ? [] : [[field, merged[field]]])),
  );
}
