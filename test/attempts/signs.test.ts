import { describe, expect, test } from '@jest/globals';
import type { DraftAttempt } from '../../src/attempts/draft-attempt.js';
import { signsOf } from '../../src/attempts/signs.js';
import type { ManagerCall } from '../../src/core/exchange.js';
import type { Dated, Facts } from '../../src/core/event.js';
import { call, connect, connection, episode, handshake, logLine, lookup, request, seen } from '../support/events.js';
import { draft, joined } from './drafts.js';

type ReadSign = readonly [stage: string, state: string, fact: string, inferred: boolean];

const signs = (of: DraftAttempt): readonly ReadSign[] =>
  signsOf(of).map(({ stage, state, fact, inferred }) => [stage, state, fact, inferred]);
const ofCalls = (...calls: readonly ManagerCall[]): readonly ReadSign[] =>
  signs(draft(calls.map((one) => joined(one))));
const ofFlow = (flow: Dated): readonly ReadSign[] => signs(draft([], { flows: [flow] }));

describe('an answer with a status', () => {
  test.each<readonly [number, string, string, string]>([
    [200, '/oauth/token', 'token', 'passed'],
    [401, '/oauth/token', 'token', 'failed'],
    [400, '/backend/oauth/token', 'token', 'failed'],
    [403, '/api/v1/accounts', 'api', 'failed'],
    [200, '/api/v1/licenses', 'licenses', 'passed'],
    [404, '/api/v1/usage', 'usage-report', 'failed'],
    [422, '/api/v1/reports', 'usage-report', 'failed'],
    [500, '/oauth/token', 'gateway', 'failed'],
    [502, '/api/v1/licenses', 'gateway', 'failed'],
    [429, '/oauth/token', 'gateway', 'failed'],
    [499, '/oauth/token', 'gateway', 'failed'],
  ])('%d to %s: %s %s', (status, path, stage, state) => {
    const outcome = status < 400 ? 'success' : 'failure';
    expect(ofCalls(call({ 'event.outcome': outcome, 'http.response.status_code': status, 'url.path': path }))).toEqual([
      [stage, state, String(status), false],
    ]);
  });

  test('names its OAuth error', () => {
    const status = { 'http.response.status_code': 401 };
    expect(ofCalls(call(status, { 'oauth.error': 'invalid_client' }))).toEqual([
      ['token', 'failed', '401 invalid_client', false],
    ]);
    expect(ofCalls(call(status, { 'oauth.error': 'none' }))).toEqual([['token', 'failed', '401', false]]);
  });

  test('that HTTP calls good and the manager does not', () => {
    expect(ofCalls(call({ 'http.response.status_code': 200 }))).toEqual([['token', 'failed', '200', false]]);
  });

  test('that serves an account which is not registered', () => {
    const answered = request({ 'url.path': '/api/v1/licenses', 'http.response.status_code': 200 });
    const said = seen('license.account-not-registered', { message: 'Account x is not registered' });
    const served = { ...answered, parts: [answered.parts[0], said] as const };
    expect(signs(draft([joined(null, served)]))).toEqual([
      ['licenses', 'passed', '200', false],
      ['licenses', 'failed', 'the account is not registered', false],
    ]);
  });

  test('that only the server saw', () => {
    expect(signs(draft([joined(null, request())]))).toEqual([['token', 'failed', '401', false]]);
    expect(signs(draft([joined(null, request({ 'http.response.status_code': 200 }))]))).toEqual([
      ['token', 'passed', '200', false],
    ]);
  });
});

describe('an answer without a status', () => {
  const pathless = (facts: Partial<Facts['manager.call']> = {}): ManagerCall => {
    const { 'url.path': _path, ...rest } = call(facts).facts;
    return { ...call(), facts: rest };
  };

  test('a success is one, by inference', () => {
    expect(ofCalls(call({ 'event.outcome': 'success' }))).toEqual([['token', 'passed', 'answered', true]]);
  });

  test('an open call says nothing', () => {
    expect(ofCalls(call({ 'event.outcome': 'unknown' }))).toEqual([]);
  });

  test('an exception says the stage, or that it was after the connection', () => {
    const refused = { 'error.type': 'ConnectException', 'error.message': 'Connection refused' };
    expect(ofCalls(call({ ...refused, 'error.stage': 'connect' }))).toEqual([
      ['connect', 'failed', 'ConnectException: Connection refused', false],
    ]);
    expect(ofCalls(call({ 'error.message': 'Read timed out' }))).toEqual([
      ['gateway', 'failed', 'Read timed out', true],
    ]);
  });

  test('a refusal whose code, or only its begin, is readable', () => {
    expect(ofCalls(call({}, { 'oauth.error': 'invalid_grant' }))).toEqual([
      ['token', 'failed', 'invalid_grant', false],
    ]);
    expect(ofCalls(call({}, { 'oauth.error.prefix': 'inv' }))).toEqual([['token', 'failed', 'inv', false]]);
    expect(ofCalls(call())).toEqual([['token', 'failed', 'refused, status not readable', false]]);
  });

  test('the first call of all without a path is the token call, later ones are of the API', () => {
    expect(ofCalls(pathless(), pathless())).toEqual([
      ['token', 'failed', 'refused, status not readable', true],
      ['api', 'failed', 'refused, status not readable', true],
    ]);
  });
});

describe('a flow', () => {
  test.each<readonly [string, Dated, readonly ReadSign[]]>([
    ['a look-up', lookup(), [['name', 'passed', '198.51.100.20', false]]],
    ['no answer', lookup({ 'dns.answered': false }), [['name', 'failed', 'no answer', false]]],
    [
      'no such name',
      lookup({ 'dns.response_code': 'NXDOMAIN', 'dns.resolved_ip': [] }),
      [['name', 'failed', 'NXDOMAIN', false]],
    ],
    ['no address of the new kind', lookup({ 'dns.question.type': 'AAAA', 'dns.resolved_ip': [] }), []],
    ['an empty answer', lookup({ 'dns.resolved_ip': [] }), [['name', 'failed', 'NOERROR', false]]],
    ['a connection', connection({ 'tcp.rtt': 1600 }), [['connect', 'passed', '2 ms', false]]],
    ['one of unknown pace', connection(), [['connect', 'passed', 'completed', false]]],
    [
      'no answer to the SYN',
      connection({ 'tcp.handshake': 'unanswered' }),
      [['connect', 'failed', 'unanswered', false]],
    ],
    ['refused', connection({ 'tcp.handshake': 'refused' }), [['connect', 'failed', 'refused', false]]],
    ['begun before the capture', connection({ 'tcp.handshake': 'mid-stream' }), []],
    ['a handshake', handshake(), [['tls', 'passed', 'finished', false]]],
    ['an inferred one', handshake({ 'tls.inferred': true }), [['tls', 'passed', 'finished', true]]],
    ['an alert', handshake({ 'tls.outcome': 'alert' }), [['tls', 'failed', 'alert', false]]],
    ['the capture ends', handshake({ 'tls.outcome': 'unknown' }), []],
    ['CONNECT', connect(), [['proxy', 'passed', '200', false]]],
    ['CONNECT refused', connect({ 'http.response.status_code': 407 }), [['proxy', 'failed', '407', false]]],
    ['plain HTTP', connect({ 'http.request.method': 'GET' }), []],
    [
      'an ICMP error',
      seen('icmp.error', {
        'source.ip': '203.0.113.1',
        'icmp.type': 3,
        'icmp.code': 1,
        'error.kind': 'unreachable',
        'icmp.count': 1,
      }),
      [],
    ],
  ])('%s', (_what, flow, expected) => {
    expect(ofFlow(flow)).toEqual(expected);
  });

  test('a capture that ends early shows whether the client went on', () => {
    expect(ofFlow(handshake({ 'tls.outcome': 'unknown', 'tls.client.continued': true }))).toEqual([
      ['tls', 'passed', "the client went on after the server's certificate", true],
    ]);
  });

  test('a CONNECT without an answer says nothing', () => {
    const { 'http.response.status_code': _status, ...open } = connect().facts;
    expect(ofFlow({ ...connect(), facts: open })).toEqual([]);
  });
});

describe('a warning of the manager', () => {
  const answered = call({ 'event.outcome': 'success' });
  const warned = logLine({ 'log.level': 'WARN' }, { number: 20 });
  const withLines = (...lines: readonly ReturnType<typeof logLine>[]): readonly ReadSign[] =>
    signs(draft([joined(answered)], { episode: { ...episode(answered), lines: [logLine(), ...lines] } }));

  test('after answered calls is about the licenses', () => {
    expect(withLines(warned)).toContainEqual(['licenses', 'failed', 'warning of the manager', true]);
  });

  test('beside an error says nothing of its own', () => {
    expect(withLines(warned, logLine({ 'log.level': 'ERROR' }))).toHaveLength(1);
    expect(withLines()).toHaveLength(1);
  });
});

test('the lines of the failure are what is cited, and the lines of the server', () => {
  const lines: ManagerCall['lines'] = [logLine({}, { number: 1 }), logLine({ 'log.level': 'ERROR' }, { number: 2 })];
  const [sign] = signsOf(
    draft([joined(call({ 'http.response.status_code': 401 }, {}, lines), request({}, { number: 7 }))]),
  );
  expect(sign?.seen.map(({ evidence }) => evidence[0].number)).toEqual([2, 7]);
});
