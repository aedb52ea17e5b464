import { describe, expect, test } from '@jest/globals';
import { apiAnswer, eventOf, saidByBody, tokenAnswer } from '../../src/attempts/answers.js';
import type { ManagerCall } from '../../src/core/exchange.js';
import type { Facts } from '../../src/core/event.js';
import { call, connection, logLine, request, seen } from '../support/events.js';
import { joined } from './drafts.js';

const LICENSES = { 'url.path': '/api/v1/licenses' };
const passed = { 'event.outcome': 'success' } as const;

function pathless(facts: Partial<Facts['manager.call']> = {}): ManagerCall {
  const { 'url.path': _path, ...rest } = call(facts).facts;
  return { ...call(), facts: rest };
}

describe('tokenAnswer', () => {
  test('holds what every witness saw of one answer', () => {
    const own = call(
      { 'http.response.status_code': 401, 'user.name': 'licsync' },
      { 'oauth.error': 'invalid_client', 'oauth.client.id': 'abc' },
    );
    expect(tokenAnswer(joined(own, request({ 'http.response.body.bytes': 136 })), true)?.facts).toEqual({
      'url.path': '/oauth/token',
      'http.request.method': 'POST',
      'http.response.status_code': 401,
      'http.response.body.bytes': 136,
      'source.address': '192.0.2.10',
      'user.name': 'licsync',
      'server.address': 'ssm.example',
      'server.port': 8443,
      'manager.reported': true,
      'oauth.error': 'invalid_client',
      'oauth.client.id': 'abc',
    });
  });

  test('of a success came with a 2xx', () => {
    const facts = tokenAnswer(joined(call(passed)), true)?.facts;
    expect(facts).toMatchObject({ 'http.response.status_code': 200 });
    expect(facts).not.toHaveProperty('manager.reported');
  });

  test('that only the server saw', () => {
    expect(tokenAnswer(joined(null, request()), true)?.facts).toMatchObject({ 'http.response.status_code': 401 });
  });

  test('is none where an exception came instead', () => {
    expect(tokenAnswer(joined(call({ 'error.message': 'Connection refused' })), true)).toBeNull();
  });

  test('is one where the server says that it answered, whatever the manager got of it', () => {
    const timedOut = call({ 'error.message': 'Read timed out' });
    expect(tokenAnswer(joined(timedOut, request({ 'http.response.status_code': 499 })), true)).not.toBeNull();
  });

  test('is none where the call stays open', () => {
    expect(tokenAnswer(joined(call({ 'event.outcome': 'unknown' })), true)).toBeNull();
  });

  test('of a failure without an exception is a refusal, read or not', () => {
    expect(tokenAnswer(joined(call()), true)).not.toBeNull();
    expect(
      tokenAnswer(joined(call({ 'error.message': 'failed' }, { 'oauth.error': 'invalid_grant' })), true),
    ).not.toBeNull();
  });
});

describe('which call asks for a token', () => {
  const asks = (of: ManagerCall, isFirst: boolean): boolean => tokenAnswer(joined(of), isFirst) !== null;

  test('the one to the token path', () => {
    expect([asks(call(), true), asks(call(), false), asks(call(LICENSES), true)]).toEqual([true, true, false]);
  });

  test('the first of all, where its address is cut off and it failed', () => {
    expect([asks(pathless(), true), asks(pathless(), false), asks(pathless(passed), true)]).toEqual([
      true,
      false,
      false,
    ]);
  });

  test('the first of all, where the server knows no such path', () => {
    const lost = call({ 'url.path': '/auth/token', 'http.response.status_code': 404 });
    expect([asks(lost, true), asks(lost, false)]).toEqual([true, false]);
    expect(asks(call({ ...LICENSES, 'http.response.status_code': 403 }), true)).toBe(false);
  });

  test('a request that only the server saw, without a path', () => {
    const { 'url.path': _path, ...facts } = request().facts;
    expect(tokenAnswer(joined(null, { ...request(), facts }), true)).not.toBeNull();
  });
});

describe('apiAnswer', () => {
  test('is that of any other call', () => {
    const denied = call({ ...LICENSES, 'http.response.status_code': 403 }, { 'oauth.error': 'insufficient_scope' });
    expect(apiAnswer(joined(denied), false)?.facts).toMatchObject({
      'url.path': '/api/v1/licenses',
      'http.response.status_code': 403,
      'oauth.error': 'insufficient_scope',
      'manager.reported': true,
    });
    expect(apiAnswer(joined(call()), true)).toBeNull();
    expect(apiAnswer(joined(call({ ...LICENSES, 'error.message': 'Read timed out' })), false)).toBeNull();
  });
});

describe('evidence', () => {
  test("the failure's lines first, then the others, then the server's two", () => {
    const lines: ManagerCall['lines'] = [
      logLine({}, { number: 1 }),
      logLine({ 'log.level': 'ERROR' }, { number: 2 }),
      logLine({ 'log.level': 'FATAL' }, { number: 3 }),
    ];
    const own = call({ 'http.response.status_code': 401 }, {}, lines);
    const answer = tokenAnswer(joined(own, request({}, { number: 9 })), true);
    expect(answer?.evidence.map(({ number }) => number)).toEqual([2, 3, 1, 9]);
    expect(answer).toMatchObject({ source: 'vmanage-server.log', host: 'manager.example' });
  });

  test('eventOf names no place twice, and of no line makes no event', () => {
    const line = logLine({}, { number: 1 });
    const event = eventOf('manager.call', call().facts, [line, line, logLine({}, { number: 2 })]);
    expect(event?.evidence.map(({ number }) => number)).toEqual([1, 2]);
    expect(eventOf('manager.call', call().facts, [])).toBeNull();
  });

  test('a line and a frame of one number are two places', () => {
    const both = [logLine({}, { number: 1 }), connection({}, { number: 1, source: 'vmanage-server.log' })];
    expect(eventOf('manager.call', call().facts, both)?.evidence).toHaveLength(2);
  });
});

describe('saidByBody', () => {
  const answerWith = (body: string): ReturnType<typeof saidByBody> =>
    saidByBody(seen('api.answer', { 'url.path': '/oauth/token', 'http.response.body.content': body }));

  test('an answer can say that the API console is off', () => {
    expect(answerWith('{"error":"API console is disabled"}').map(({ kind, facts }) => [kind, facts])).toEqual([
      ['app.api-console-off', { 'url.path': '/oauth/token' }],
    ]);
    expect(answerWith('{"error":"invalid_client"}')).toEqual([]);
    expect(saidByBody(seen('api.answer', {}))).toEqual([]);
  });
});
