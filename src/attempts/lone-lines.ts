import type { JoinedAttempt, LoneLine } from '../core/analysis.js';
import type { Dated } from '../core/event.js';
import { groupBy } from '../core/group-by.js';
import { pick } from '../core/pick.js';
import type { Stage } from '../core/stages.js';
import { javaErrorFacts, javaErrorIn } from '../license/java-errors.js';
import { isApiPath, isTokenPath } from '../license/paths.js';
import { stageOfPath } from './request-stage.js';

type EventOf<K extends Dated['kind']> = Extract<Dated, { readonly kind: K }>;
type Reading = Omit<LoneLine, 'event'>;

/** Statuses from here on are those of a gateway or of what stands behind it (RFC 6585, RFC 9110 section 15.6). */
const GATEWAY_STATUS = 429;
const PROXY_STATUS = 407;

/** Records of a paste; more of them are a log, whose silence about a sync is a finding of its own. */
const MAX_RECORDS = 50;
/** Lines read one by one; a paste of more is a log or a part of one. */
const MAX_LINES = 6;
/** Failures of one client from which on they are a probe's or a monitor's, and no line by itself. */
const REPEATED = 3;

/**
 * The lines that belong to no attempt, each kind of them once: of a paste without an attempt all that state a failure, else
 * those that nothing but a paste or a device has.
 */
export function loneLines(
  events: readonly Dated[],
  attempts: readonly JoinedAttempt[],
  sources: readonly { readonly records: number }[],
): readonly LoneLine[] {
  const records = sources.reduce((sum, source) => sum + source.records, 0);
  const isPaste = attempts.length === 0 && records <= MAX_RECORDS;
  const isLog = records > MAX_LINES;
  const own = isPaste
    ? withoutRepeated(events)
    : events.filter(({ kind }) => kind === 'paste.error' || kind.startsWith('device.'));
  const first = new Map<string, LoneLine>();
  for (const event of own) {
    const reading = readingOf(event);
    const key = `${event.kind} ${JSON.stringify(event.facts)}`;
    if (reading === null || first.has(key)) continue;
    const isOfLog = isLog && (isServerTrouble(event) || event.kind === 'gateway.error');
    first.set(key, { event, ...reading, ...errorOf(reading.shown), ...(isOfLog ? { onlyExplained: true } : {}) });
  }
  return [...first.values()].sort((a, b) => Number(b.failed) - Number(a.failed)).slice(0, MAX_LINES);
}

/** Without the lines of clients that fail over and over: they are counted in a notice, outside the verdict. */
function withoutRepeated(events: readonly Dated[]): readonly Dated[] {
  const ofClient = groupBy(events.filter(isServed), (event) => `${event.kind} ${addressOf(event)}`);
  const repeated = new Set([...ofClient.values()].filter(({ length }) => length >= REPEATED).flat());
  return events.filter((event) => !repeated.has(event));
}

function isServed({ kind }: Dated): boolean {
  return kind === 'gateway.error' || kind === 'gateway.request' || kind === 'app.request';
}

function addressOf({ facts }: Dated): string {
  return ('source.address' in facts ? facts['source.address'] : undefined) ?? '';
}

function errorOf(shown: readonly Dated[]): Pick<LoneLine, 'error'> {
  const kind = shown.map((event) => (event.kind === 'manager.call' ? event.facts['error.kind'] : undefined));
  const found = kind.find((one) => one !== undefined);
  return found === undefined ? {} : { error: found };
}

function readingOf(event: Dated): Reading | null {
  switch (event.kind) {
    case 'paste.error':
      return ofPaste(event);
    case 'manager.license-log':
      return ofManagerLine(event);
    case 'gateway.error':
      return isTrouble(event) ? failure(null, [event]) : null;
    case 'app.request':
    case 'gateway.request':
      return ofRequest(event);
    case 'device.license-failure':
      return { of: 'device', failed: true, stage: null, shown: [] };
    case 'device.license-transport':
    case 'device.license-state':
      return { of: 'device', failed: false, stage: null, shown: [] };
    default:
      return isServerTrouble(event) ? failure(null, [event]) : null;
  }
}

function failure(stage: Stage | null, shown: readonly Dated[]): Reading {
  return { of: 'sync', failed: true, stage, shown };
}

/** Errors of the license server's own parts; each rule about one names the stage. */
function isServerTrouble({ kind, facts }: Dated): boolean {
  switch (kind) {
    case 'app.exception':
    case 'app.job-exception':
    case 'redis.error':
    case 'postgres.error':
    case 'kernel.oom-kill':
    case 'license.account-not-registered':
    case 'oauth.user-locked':
    case 'oauth.client-expired':
    case 'app.api-console-off':
      return true;
    default:
      return kind === 'app.upstream-sync' && 'event.outcome' in facts && facts['event.outcome'] === 'failure';
  }
}

/** nginx's warnings are of a retry, which may have passed. */
function isTrouble({ facts }: EventOf<'gateway.error'>): boolean {
  return facts['log.level'] !== 'warn' && facts['log.level'] !== 'notice';
}

function ofPaste(event: EventOf<'paste.error'>): Reading {
  const { facts } = event;
  const { 'oauth.error': code, 'oauth.error.prefix': prefix, 'http.response.status_code': status } = facts;
  const kind = facts['answer.error.kind'];
  const answer = pick(facts, ['http.response.status_code', 'http.response.body.content', 'oauth.error']);
  if (code === 'invalid_token' || code === 'insufficient_scope' || kind !== undefined)
    return failure('api', [
      { ...event, kind: 'api.answer', facts: { ...answer, ...(kind === undefined ? {} : { 'error.kind': kind }) } },
    ]);
  if (code !== undefined || prefix !== undefined || isOfToken(status))
    return failure('token', [
      { ...event, kind: 'oauth.token-answer', facts: { ...answer, ...pick(facts, ['oauth.error.prefix']) } },
    ]);
  if (status === PROXY_STATUS)
    return failure('proxy', [asCall(event, { 'proxy.response.status_code': status, 'error.kind': 'tunnel-refused' })]);
  if (status !== undefined && status >= GATEWAY_STATUS)
    return failure('gateway', [asCall(event, { 'http.response.status_code': status })]);
  const own = pick(facts, [
    'error.kind',
    'error.stage',
    'error.type',
    'error.message',
    'error.causes',
    'error.outside_validity',
    'proxy.response.status_code',
    'dns.resolved_ip',
    'url.domain',
    'url.port',
  ]);
  return failure(stageOfError(own), [asCall(event, own)]);
}

/** A refusal without a code. */
function isOfToken(status: number | undefined): boolean {
  return status !== undefined && status < GATEWAY_STATUS && status !== PROXY_STATUS;
}

/** What a client waited for in vain came, or did not, from behind the handshake. */
function stageOfError({
  'error.stage': stage,
  'error.kind': kind,
}: Partial<EventOf<'manager.call'>['facts']>): Stage | null {
  if (stage !== undefined) return stage;
  return kind === undefined || kind === 'other' ? null : 'gateway';
}

function asCall(event: Dated, facts: Omit<EventOf<'manager.call'>['facts'], 'event.outcome'>): Dated {
  return { ...event, kind: 'manager.call', facts: { ...facts, 'event.outcome': 'failure' } };
}

/** A line of the manager's license classes at level ERROR, without the lines of its request. */
function ofManagerLine(event: EventOf<'manager.license-log'>): Reading | null {
  const { facts } = event;
  if (facts['log.level'] !== 'ERROR' && facts['log.level'] !== 'FATAL') return null;
  const answer = pick(facts, [
    'http.response.status_code',
    'http.response.body.content',
    'oauth.error',
    'oauth.error.prefix',
    'user.name',
    'url.path',
  ]);
  if (facts['oauth.error'] !== undefined || facts['oauth.error.prefix'] !== undefined)
    return failure('token', [{ ...event, kind: 'oauth.token-answer', facts: { ...answer, 'manager.reported': true } }]);
  const said = javaErrorIn(facts['error.message'] ?? facts.message ?? '') ?? {};
  const type = facts['error.type'] ?? said.type;
  const message = said.message ?? facts['error.message'] ?? facts.message;
  const java = javaErrorFacts({ type, message, causes: facts['error.causes'] });
  const status = facts['http.response.status_code'];
  const own = {
    ...pick(facts, ['url.full', 'url.domain', 'url.port', 'url.path', 'http.response.status_code']),
    ...java,
    ...(message === undefined ? {} : { 'error.message': message }),
  };
  if (status === undefined) return failure(stageOfError(java), [asCall(event, own)]);
  return status >= GATEWAY_STATUS
    ? failure('gateway', [asCall(event, own)])
    : failure(stageOfPath(facts['url.path'], 0), [{ ...event, kind: 'oauth.token-answer', facts: answer }]);
}

/** A refused request of a license path; without its client nothing says whose it is. */
function ofRequest(event: EventOf<'app.request'> | EventOf<'gateway.request'>): Reading | null {
  const { 'url.path': path, 'http.response.status_code': status = 0 } = event.facts;
  if (status < 400 || !(isTokenPath(path) || isApiPath(path))) return null;
  const answer = pick(event.facts, ['url.path', 'http.response.status_code', 'http.request.method', 'source.address']);
  const request: Dated = {
    ...event,
    kind: 'server.request',
    facts: {
      ...answer,
      ...(event.kind === 'app.request' ? pick(event.facts, ['error.kind', 'error.type', 'error.message']) : {}),
    },
  };
  const kind = isTokenPath(path) ? 'oauth.token-answer' : 'api.answer';
  const stage = status >= GATEWAY_STATUS ? 'gateway' : stageOfPath(path, 0);
  return failure(stage, [request, { ...event, kind, facts: answer }]);
}
