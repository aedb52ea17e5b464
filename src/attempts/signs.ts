import { stageOfPath, stageOfRequest } from './request-stage.js';
import { shortListSigns } from './short-lists.js';
import { unregistered } from './unregistered.js';
import type { ManualCheck } from '../core/exchange.js';
import { isFailure } from '../license/failure.js';
import type { Dated, Event, Facts } from '../core/event.js';
import { isApiPath, isTokenPath, pathOf } from '../license/paths.js';
import type { Stage } from '../core/stages.js';
import { errorOf } from './exchange-answers.js';
import { isOverdue } from '../license/upstream.js';
import { lastSync } from './derived.js';
import type { DraftAttempt, JoinedRequest } from './draft-attempt.js';

/** One witness's result for one stage. */
export interface Sign {
  readonly stage: Stage;
  readonly state: 'passed' | 'failed' | 'not-needed';
  readonly fact: string;
  readonly inferred: boolean;
  readonly seen: readonly Dated[];
}

const CERTIFICATE_REQUIRED = 116;

/** Less that is missing at a connection's end may be what the capture lost. */
const FULL_SEGMENT = 1000;

/** Stages that only a request reaches. */
const PAST_TLS: ReadonlySet<Stage> = new Set(['gateway', 'token', 'api', 'licenses', 'usage-report']);

/** Only 200 brings a token (RFC 6749 section 5.1); a redirection is no answer of the API. */
function isSuccess(stage: Stage, status: number): boolean {
  return stage === 'token' ? status === 200 : status < 300;
}

/** Statuses of a gateway or server that cannot serve anyone. */
function isServerFault(status: number): boolean {
  return status >= 500 || status === 429 || status === 499;
}

/** All signs by the witnesses of an attempt. */
export function signsOf(draft: DraftAttempt): readonly Sign[] {
  const own = draft.flows.filter(({ by }) => by === 'product');
  const manual = own.length < draft.flows.length ? withoutDoubtful(draft.manualChecks.flatMap(manualSigns)) : [];
  return [
    ...draft.requests.flatMap(requestSigns),
    ...own.flatMap(flowSigns),
    ...manual,
    ...warningSigns(draft),
    ...shortListSigns(draft),
  ];
}

function requestSigns(joined: JoinedRequest, index: number): readonly Sign[] {
  const { call, request } = joined;
  const stage = stageOfRequest(joined, index);
  const status = call?.facts['http.response.status_code'] ?? request?.facts['http.response.status_code'];
  const seen: readonly Dated[] = [...failureLines(joined), ...(request?.parts.slice(0, 2) ?? [])];
  if (status !== undefined) return [statusSign(stage, status, joined, seen), ...unregistered(joined)];
  if (call?.facts['event.outcome'] === 'success')
    return [{ stage, state: 'passed', fact: 'answered', inferred: true, seen: call.lines }];
  if (call?.facts['event.outcome'] !== 'failure') return [];
  const { 'error.type': type, 'error.message': message, 'error.stage': gaveUp } = call.facts;
  const proxyStatus = call.facts['proxy.response.status_code'];
  const error =
    [type, message].filter((part) => part !== undefined).join(': ') ||
    (proxyStatus === undefined ? '' : `${String(proxyStatus)} from the proxy`);
  if (gaveUp !== undefined) return [{ stage: gaveUp, state: 'failed', fact: error, inferred: false, seen }];
  if (error !== '') return [{ stage: 'gateway', state: 'failed', fact: error, inferred: true, seen }];
  const code = call.token['oauth.error'] ?? call.token['oauth.error.prefix'];
  return [
    {
      stage,
      state: 'failed',
      fact: code ?? 'refused, status not readable',
      inferred: call.facts['url.path'] === undefined,
      seen,
    },
  ];
}

function failureLines({ call }: JoinedRequest): readonly Dated[] {
  if (call === null) return [];
  const failures = call.lines.filter(isFailure);
  return failures.length > 0 ? failures : call.lines;
}

function statusSign(stage: Stage, status: number, { call }: JoinedRequest, seen: readonly Dated[]): Sign {
  const code = call?.token['oauth.error'];
  const fact = code === undefined || code === 'none' ? String(status) : `${String(status)} ${code}`;
  if (isSuccess(stage, status)) {
    // The manager may reject an answer with a good HTTP status.
    const refused = call?.facts['event.outcome'] === 'failure';
    return { stage, state: refused ? 'failed' : 'passed', fact, inferred: false, seen };
  }
  return { stage: isServerFault(status) ? 'gateway' : stage, state: 'failed', fact, inferred: false, seen };
}

function flowSigns(flow: Dated): readonly Sign[] {
  const sign = signer(flow);
  switch (flow.kind) {
    case 'dns.lookup':
      if (flow.facts['dns.answered'] === false) return sign('name', 'failed', 'no answer');
      return flow.facts['dns.response_code'] === 'NOERROR' && (flow.facts['dns.resolved_ip'] ?? []).length > 0
        ? sign('name', 'passed', (flow.facts['dns.resolved_ip'] ?? []).join(', '))
        : flow.facts['dns.question.type'] === 'AAAA'
          ? []
          : sign('name', 'failed', flow.facts['dns.response_code'] ?? 'no address');
    case 'tcp.connection':
      // A connection to a proxy is none to the server.
      if (flow.facts['proxy.destination'] === undefined) return connectionSign(flow.facts, sign);
      return flow.facts['tcp.handshake'] === 'completed' ? [] : sign('proxy', 'failed', flow.facts['tcp.handshake']);
    case 'tls.handshake':
      return handshakeSign(flow.facts, sign);
    case 'gateway.error': {
      // The http module answers a missing certificate with 400, after the handshake.
      const isLate = flow.facts['error.kind'] === 'client-certificate-wanted';
      return sign(isLate ? 'gateway' : 'tls', 'failed', flow.facts['error.message'].replace(/ while .*$/s, ''));
    }
    case 'http.exchange': {
      const status = flow.facts['http.response.status_code'];
      const isTunnel = flow.facts['http.request.method'] === 'CONNECT';
      if (isUnanswered(flow.facts)) return sign(isTunnel ? 'proxy' : 'gateway', 'failed', 'ended without an answer');
      if (!isTunnel || status === undefined) return [];
      return sign('proxy', status < 300 ? 'passed' : 'failed', String(status));
    }
    default:
      return [];
  }
}

/** The other side ended the connection before it answered, or did not answer in time. */
function isUnanswered({ 'http.response.status_code': status, 'error.kind': kind }: Facts['http.exchange']): boolean {
  return status === undefined && (kind === 'closed' || kind === 'reset' || kind === 'read-timed-out');
}

function signer(flow: Dated): Signer {
  return (stage, state, fact, inferred = false) => [{ stage, state, fact, inferred, seen: [flow] }];
}

type Signer = (stage: Stage, state: Sign['state'], fact: string, inferred?: boolean) => readonly Sign[];

/** Even a capture that ends early shows whether the client continued after the server's certificate. */
function handshakeSign(facts: Facts['tls.handshake'], sign: Signer): readonly Sign[] {
  const inferred = facts['tls.inferred'] === true;
  if (facts['tls.outcome'] === 'finished') {
    const passed = sign('tls', 'passed', 'finished', inferred);
    const isUnanswered = facts['tls.server.closed_unanswered'] === true;
    return isUnanswered ? [...passed, ...sign('gateway', 'failed', 'ended without an answer', inferred)] : passed;
  }
  if (facts['tls.server.plain'] === true) return sign('tls', 'failed', 'the server does not speak TLS');
  if (facts['tls.outcome'] !== 'unknown') return sign('tls', 'failed', facts['tls.outcome'], inferred);
  return facts['tls.client.continued'] === true
    ? sign('tls', 'passed', "the client went on after the server's certificate", true)
    : [];
}

/** A manual check may continue after a failed verification (`curl -k`), or send a request anyway. */
export function manualSigns({ events }: ManualCheck): readonly Sign[] {
  const asked = events.some(
    (event) => event.kind === 'http.exchange' && event.facts['http.request.method'] !== 'CONNECT',
  );
  return events.flatMap((event): readonly Sign[] => {
    if (event.kind === 'tls.handshake') return manualHandshake(event, asked);
    return event.kind === 'http.exchange' ? exchangeSign(event) : flowSigns(event);
  });
}

/** A command that cannot verify the certificate ends there, or reports it and continues, like `openssl s_client`. */
function manualHandshake(event: Dated<Event<'tls.handshake'>>, asked: boolean): readonly Sign[] {
  const sign = { stage: 'tls', inferred: false, seen: [event] } as const;
  // Under TLS 1.3 an alert about the client's certificate can come after the request.
  if (asked && event.facts['tls.alert.code'] !== CERTIFICATE_REQUIRED)
    return [{ ...sign, state: 'passed', fact: 'finished' }];
  const code = event.facts['x509.verify_error'] ?? 0;
  if (code === 0 || event.facts['tls.outcome'] === 'alert') return handshakeSign(event.facts, signer(event));
  return [{ ...sign, state: 'failed', fact: `certificate not verified (${String(code)})` }];
}

/**
 * A finished handshake proves nothing if another command rejected the certificate, because commands check different
 * things.
 */
function withoutDoubtful(signs: readonly Sign[]): readonly Sign[] {
  const isUnverified = ({ stage, state, seen }: Sign): boolean =>
    stage === 'tls' &&
    state === 'failed' &&
    seen.some(({ kind, facts }) => kind === 'tls.handshake' && (facts['x509.verify_error'] ?? 0) !== 0);
  const reached = signs.some(({ stage }) => PAST_TLS.has(stage));
  if (reached || !signs.some(isUnverified)) return signs;
  return signs.filter(({ stage, state }) => stage !== 'tls' || state === 'failed');
}

function exchangeSign(event: Dated<Event<'http.exchange'>>): readonly Sign[] {
  const status = event.facts['http.response.status_code'];
  if (event.facts['http.request.method'] !== 'CONNECT' && event.facts['error.code'] === 'ETIMEDOUT')
    return signer(event)('gateway', 'failed', 'no answer in time');
  if (event.facts['error.kind'] === 'plaintext-port')
    return signer(event)('tls', 'failed', 'plain HTTP was sent to a port that expects TLS');
  if (event.facts['http.request.method'] === 'CONNECT') return flowSigns(event);
  if (status === undefined) return codeSign(event);
  if (event.facts['error.kind'] === 'client-certificate-wanted')
    return signer(event)('gateway', 'failed', String(status));
  const path = pathOf(event.facts['url.original']) ?? undefined;
  const asked = stageOfPath(path, 1);
  const stage = isServerFault(status) ? 'gateway' : asked;
  // A person's look at a page may well be sent to its login.
  const isOfApi = isTokenPath(path) || isApiPath(path);
  const passed = isOfApi ? isSuccess(asked, status) : status < 400;
  return [{ stage, state: passed ? 'passed' : 'failed', fact: String(status), inferred: false, seen: [event] }];
}

/** A command that prints the body alone still shows the OAuth error of a refused token request. */
function codeSign(event: Dated<Event<'http.exchange'>>): readonly Sign[] {
  const { 'oauth.error': code = 'none' } = errorOf(event.facts);
  if (code === 'none' || !isTokenPath(pathOf(event.facts['url.original']) ?? undefined)) return [];
  return signer(event)('token', 'failed', code);
}

/** A capture that ends after the SYN-ACK leaves the connection's result open. */
function connectionSign(facts: Facts['tcp.connection'], sign: Signer): readonly Sign[] {
  const { 'tcp.handshake': handshake, 'tcp.rtt': rtt } = facts;
  if (handshake === 'half-open' && facts['capture.answer_observable'] === false) return [];
  if (handshake === 'completed') {
    const passed = sign('connect', 'passed', rtt === undefined ? 'completed' : `${String(Math.round(rtt / 1000))} ms`);
    const sent = facts['tcp.hole.sent'];
    const missing = facts['tcp.missing_from_server'] ?? 0;
    if (sent === undefined && missing >= FULL_SEGMENT)
      return [...passed, ...sign('gateway', 'failed', `${String(missing)} bytes of the server never arrived`, true)];
    if (sent === undefined) return passed;
    return [
      ...passed,
      ...sign('gateway', 'failed', `a segment was sent ${String(sent)} times and never acknowledged`, true),
    ];
  }
  if (handshake === 'mid-stream') return [];
  return sign('connect', 'failed', handshake);
}

/** A warning of the manager after an answered call: the answer had no licenses, or said why. */
function warningSigns(draft: DraftAttempt): readonly Sign[] {
  const lines = draft.episode?.lines ?? [];
  const failed = lines.some(isFailure);
  const stale = lines.find((line) => lastSync(line).some(({ facts }) => isOverdue(facts['upstream.sync.age'] ?? 0)));
  if (!failed && stale !== undefined)
    return [{ stage: 'licenses', state: 'failed', fact: 'stale data', inferred: true, seen: [stale] }];
  const warnings = lines.filter((line) => line.facts['log.level'] === 'WARN');
  if (failed || warnings.length === 0) return [];
  return [{ stage: 'licenses', state: 'failed', fact: 'warning of the manager', inferred: true, seen: warnings }];
}
