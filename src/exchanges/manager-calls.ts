import type { LicenseLog, ManagerCall, ManagerEpisode } from '../core/exchange.js';
import { isFailure } from '../license/failure.js';
import type { Dated, Event, Facts } from '../core/event.js';
import { pageErrorKind } from '../license/gateway-errors.js';
import { javaErrorFacts } from '../license/java-errors.js';
import { proxyFacts } from '../license/proxy-use.js';
import { ThreadSplitter } from '../license/thread-splitter.js';
import { pick } from '../core/pick.js';
import { isResumed } from './resumed.js';
import { linesByThread } from './threads.js';

type CallFacts = Facts['manager.call'];

/**
 * Splits the license lines of all threads into episodes; lines come in order of time, within a source in order of
 * place. `settings` show which managers have a proxy.
 */
export function managerEpisodes(
  lines: readonly LicenseLog[],
  settings: readonly Dated<Event<'host.network-settings'>>[] = [],
): readonly ManagerEpisode[] {
  const proxied = [...lines, ...settings].filter(({ facts }) => facts['proxy.address'] !== undefined);
  const hosts = new Set(proxied.map(({ host }) => host));
  const hasProxy = (host: string | null): boolean => hosts.has(host) || hosts.has(null);
  return linesByThread(lines).flatMap((thread) => {
    const parts = splitThread(thread);
    return parts.flatMap((own, at) => episodeOf(own, hasProxy, isResumed(own, parts[at - 1])));
  });
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
function episodeOf(
  lines: readonly LicenseLog[],
  hasProxy: (host: string | null) => boolean,
  resumed: boolean,
): readonly ManagerEpisode[] {
  const [first, ...rest] = lines;
  if (first === undefined || !lines.some((line) => line.facts['log.logger'].startsWith('Smart'))) return [];
  if (!resumed && !lines.some((line) => isOfCall(line) || saysWhatIsMissing(line))) return [];
  return [
    {
      host: first.host,
      ...tenantOf(lines),
      thread: first.facts['process.thread.name'] ?? null,
      lines: [first, ...rest],
      ...(resumed ? { resumed: true as const } : {}),
      calls: callsOf(lines, hasProxy(first.host)),
    },
  ];
}

function tenantOf(lines: readonly LicenseLog[]): Pick<ManagerEpisode, 'tenant'> {
  const tenant = lines.find(({ facts }) => facts['manager.tenant'] !== undefined)?.facts['manager.tenant'];
  return tenant === undefined ? {} : { tenant };
}

/** A call begins at a line with a path (or, if cut, at the client's failure) and ends at the next line without one. */
function callsOf(lines: readonly LicenseLog[], configured: boolean): readonly ManagerCall[] {
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
  return groups.flatMap((group, index) => callOf(group, lines, index === groups.length - 1, configured));
}

function sameRequest(open: readonly LicenseLog[] | null, path: string): boolean {
  return (
    open !== null &&
    !open.some(isFailure) &&
    open.length < 3 &&
    open.every((line) => (line.facts['url.path'] ?? path) === path)
  );
}

function callOf(
  group: readonly LicenseLog[],
  episode: readonly LicenseLog[],
  isLast: boolean,
  configured: boolean,
): readonly ManagerCall[] {
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
      facts: {
        ...callFacts(merged, kept, outcome, configured),
        ...(head.at === null || answer?.at == null ? {} : { 'event.duration': answer.at - head.at }),
      },
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
    const fields = namesCall(merged, line) ? FAILURE_FIELDS : [...FAILURE_FIELDS, ...URL_FIELDS];
    Object.assign(merged, isFailure(line) ? { ...line.facts, ...pick(merged, fields) } : line.facts);
  }
  return merged;
}

/** Whether a failure is the first line with the address of the call; another host's is one that its text names. */
function namesCall(merged: LicenseLog['facts'], { facts }: LicenseLog): boolean {
  const domain = merged['url.domain'];
  return (
    merged['url.path'] === undefined &&
    facts['url.path'] !== undefined &&
    (domain ?? facts['url.domain']) === facts['url.domain']
  );
}

const FAILURE_FIELDS = [
  'http.response.status_code',
  'http.response.body.content',
  'oauth.error',
  'error.type',
  'error.message',
] as const;
const URL_FIELDS = ['http.request.method', 'url.path', 'url.full', 'url.domain', 'url.port'] as const;

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
  configured: boolean,
): CallFacts {
  const cut = lines.some((line) => line.facts['log.truncated'] === true);
  const says: CallFacts = {
    'event.outcome': outcome,
    ...pick(merged, CALL_FIELDS),
    ...javaErrorFacts({
      type: merged['error.type'],
      message: merged['error.message'],
      causes: merged['error.causes'],
      cut,
    }),
    ...pageFacts(merged['http.response.body.content']),
  };
  const { 'http.response.status_code': status, ...others } = says;
  const proxy = outcome === 'failure' ? proxyFacts(says, merged['proxy.used'], configured) : {};
  return {
    ...others,
    // A proxy's answer is not the server's.
    ...(status === undefined || proxy['proxy.response.status_code'] === status
      ? {}
      : { 'http.response.status_code': status }),
    ...proxy,
    ...(cut ? { 'log.truncated': true } : {}),
  };
}

/** The gateway's page for plain HTTP shows a wrong port, like Java's error in the other direction. */
function pageFacts(body = ''): Pick<CallFacts, 'error.kind'> {
  const kind = pageErrorKind(body);
  return kind === null ? {} : { 'error.kind': kind };
}

const TOKEN_FIELDS = [
  'oauth.error',
  'oauth.error.prefix',
  'oauth.grant_type',
  'oauth.client.id',
  'oauth.client.id.blank',
  'user.name',
] as const;

function tokenFacts(merged: LicenseLog['facts']): ManagerCall['token'] {
  return pick(merged, TOKEN_FIELDS);
}
