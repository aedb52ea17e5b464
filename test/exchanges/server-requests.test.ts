import { describe, expect, test } from '@jest/globals';
import type { ServerRequest } from '../../src/core/exchange.js';
import type { Dated, Facts } from '../../src/core/event.js';
import { serverRequests } from '../../src/exchanges/server-requests.js';
import { stamp } from '../support/analysis.js';
import { SECOND, seen, T0, type Place } from '../support/events.js';

const HERE = { source: 'messages', host: 'ssm', step: SECOND };

function app(facts: Partial<Facts['app.request']> = {}, place: Place = {}): Dated {
  const plain = { 'http.request.method': 'POST', 'url.path': '/oauth/token', 'http.response.status_code': 401 };
  return seen('app.request', { ...plain, ...facts }, { ...HERE, ...place });
}

function gateway(facts: Partial<Facts['gateway.request']> = {}, place: Place = {}): Dated {
  const plain = {
    'source.address': '192.0.2.10',
    'http.request.method': 'POST',
    'url.path': '/oauth/token',
    'http.response.status_code': 401,
    'http.response.body.bytes': 136,
  };
  return seen('gateway.request', { ...plain, ...facts }, { ...HERE, ...place });
}

function gatewayError(facts: Partial<Facts['gateway.error']> = {}, place: Place = {}): Dated {
  const plain = { 'log.level': 'error', 'error.message': 'upstream timed out', 'source.address': '192.0.2.10' };
  return seen('gateway.error', { ...plain, ...facts }, { ...HERE, ...place });
}

const checked = (place: Place): Dated =>
  seen('oauth.user-checked', { 'user.name': 'licsync', 'event.outcome': 'success' }, { ...HERE, ...place });

const partsOf = (requests: readonly ServerRequest[]): readonly (readonly number[])[] =>
  requests.map(({ parts }) => parts.map(({ evidence }) => evidence[0].number));

describe('the two lines of one request', () => {
  test('are paired, with the facts of both', () => {
    const requests = serverRequests([app({ 'error.type': 'Timeout' }, { number: 1 }), gateway({}, { number: 2 })]);
    expect(partsOf(requests)).toEqual([[1, 2]]);
    expect(requests[0]).toMatchObject({
      host: 'ssm',
      source: 'messages',
      facts: {
        'source.address': '192.0.2.10',
        'http.response.status_code': 401,
        'http.response.body.bytes': 136,
        'app.reached': true,
        'error.type': 'Timeout',
      },
    });
  });

  test('end within the second of the stamps, and a second before if the gateway says so', () => {
    expect(serverRequests([app(), gateway()])[0]).toMatchObject({ from: T0 - SECOND, to: T0 + SECOND });
    expect(serverRequests([app()])[0]).toMatchObject({ from: T0, to: T0 + SECOND });
    expect(serverRequests([app(), gateway({}, { after: SECOND })])[0]).toMatchObject({
      from: T0 - SECOND,
      to: T0 + 2 * SECOND,
    });
  });

  test("end up to a second later if the gateway's own stamp is all there is", () => {
    const line = gateway();
    const own = { ...line, stamp: stamp('2024-03-05T10:15:00', '05/Mar/2024:10:15:00 +0000', { zone: { offset: 0 } }) };
    expect(serverRequests([own])[0]).toMatchObject({ from: T0 - SECOND, to: T0 + 2 * SECOND });
    const wrapped = { ...line, stamp: stamp('2024-03-05T10:15:00', 'Mar  5 10:15:00', { year: false }) };
    expect(serverRequests([wrapped])[0]).toMatchObject({ from: T0 - SECOND, to: T0 + SECOND });
  });

  test('may name the path with and without the prefix of the gateway', () => {
    expect(
      partsOf(serverRequests([app({}, { number: 1 }), gateway({ 'url.path': '/backend/oauth/token' }, { number: 2 })])),
    ).toEqual([[1, 2]]);
  });

  test.each<readonly [string, Partial<Facts['gateway.request']>, Place]>([
    ['another path', { 'url.path': '/api/v1/licenses' }, {}],
    ['another status', { 'http.response.status_code': 502 }, {}],
    ['another method', { 'http.request.method': 'GET' }, {}],
    ['more than two seconds apart', {}, { after: 2 * SECOND + 1 }],
    ['no time', {}, { after: null }],
  ])('are not paired: %s', (_why, facts, place) => {
    for (const { parts } of serverRequests([app(), gateway(facts, place)])) expect(parts).toHaveLength(1);
  });

  test('what a cut line does not say contradicts nothing', () => {
    const cut = seen('gateway.request', { 'source.address': '192.0.2.10' }, { ...HERE, number: 2 });
    expect(partsOf(serverRequests([app({}, { number: 1 }), cut]))).toEqual([[1, 2]]);
  });

  test('of two that are alike the earliest is taken', () => {
    const lines = [
      app({}, { number: 1 }),
      app({}, { number: 2 }),
      gateway({}, { number: 3 }),
      gateway({}, { number: 4 }),
    ];
    expect(partsOf(serverRequests(lines))).toEqual([
      [1, 3],
      [2, 4],
    ]);
  });
});

describe('one line alone', () => {
  test('of the application: it was reached', () => {
    expect(serverRequests([app()])[0]?.facts).toMatchObject({ 'app.reached': true });
  });

  test('of the gateway: nobody knows whether the application was reached', () => {
    expect(serverRequests([gateway()])[0]?.facts).not.toHaveProperty('app.reached');
  });

  test('without a time is no request that could be joined', () => {
    expect(serverRequests([app({}, { after: null }), gateway({}, { after: null })])).toEqual([]);
  });
});

describe('what is said beside', () => {
  test('while a request is served belongs to it, after its own lines', () => {
    expect(
      partsOf(serverRequests([checked({ number: 1 }), app({}, { number: 2 }), gateway({}, { number: 3 })])),
    ).toEqual([[2, 3, 1]]);
  });

  test('belongs to the next request of the application only', () => {
    const lines = [checked({ number: 1 }), app({}, { number: 2 }), app({}, { number: 3 })];
    expect(partsOf(serverRequests(lines))).toEqual([[2, 1], [3]]);
  });

  test('more than two seconds before a short request is not of it', () => {
    expect(partsOf(serverRequests([checked({ number: 1 }), app({}, { number: 2, after: 2 * SECOND })]))).toEqual([
      [2, 1],
    ]);
    expect(partsOf(serverRequests([checked({ number: 1 }), app({}, { number: 2, after: 2 * SECOND + 1 })]))).toEqual([
      [2],
    ]);
  });

  test('may lie back as long as the request took', () => {
    const slow = app({ 'event.duration': 30 * SECOND }, { number: 2, after: 31 * SECOND });
    expect(partsOf(serverRequests([checked({ number: 1 }), slow]))).toEqual([[2, 1]]);
  });

  test('is dropped where the next thing is said much later', () => {
    const later = [checked({ number: 2, after: 3 * SECOND }), app({}, { number: 3, after: 3 * SECOND })];
    expect(partsOf(serverRequests([checked({ number: 1 }), ...later]))).toEqual([[3, 2]]);
  });

  test('an error of the gateway belongs to the request of the client that it names', () => {
    const lines = [gatewayError({}, { number: 1 }), gateway({ 'http.response.status_code': 504 }, { number: 2 })];
    expect(partsOf(serverRequests(lines))).toEqual([[2, 1]]);
    const other = [gatewayError({ 'source.address': '192.0.2.99' }, { number: 1 }), gateway({}, { number: 2 })];
    expect(partsOf(serverRequests(other))).toEqual([[2]]);
    const nobody = seen('gateway.error', { 'log.level': 'error', 'error.message': 'x' }, { ...HERE, number: 1 });
    expect(partsOf(serverRequests([nobody, gateway({}, { number: 2 })]))).toEqual([[2]]);
  });

  test('an error of the gateway about one client is not of the request of another that the application serves', () => {
    const timedOut = gateway({ 'http.response.status_code': 504 }, { number: 4 });
    const others = [app({}, { number: 2 }), gateway({ 'source.address': '192.0.2.99' }, { number: 3 })];
    expect(partsOf(serverRequests([gatewayError({}, { number: 1 }), ...others, timedOut]))).toEqual([
      [2, 3],
      [4, 1],
    ]);
  });

  test('other kinds belong to no request', () => {
    expect(serverRequests([seen('manager.release', { 'service.version': '20.9.2' })])).toEqual([]);
  });
});

describe('an exception of the application', () => {
  const failed = { 'http.response.status_code': 500 };
  const exception = (facts: Partial<Facts['app.exception']>, place: Place): Dated =>
    seen('app.exception', { 'error.type': 'NoMethodError', ...facts }, { ...HERE, ...place });

  test('after the line of its request belongs to it, before the gateway has written and after', () => {
    const [line, end] = [app(failed, { number: 1 }), gateway(failed, { number: 3 })];
    expect(partsOf(serverRequests([line, exception({}, { number: 2 }), end]))).toEqual([[1, 3, 2]]);
    expect(partsOf(serverRequests([line, end, exception({}, { number: 4 })]))).toEqual([[1, 3, 4]]);
  });

  test('goes to the request with its tag, whatever stands between, and never to one with another', () => {
    const tagged = (id: string, number: number): Dated => app({ ...failed, 'http.request.id': id }, { number });
    const said = exception({ 'http.request.id': 'a' }, { number: 3 });
    expect(partsOf(serverRequests([tagged('a', 1), tagged('b', 2), said]))).toEqual([[1, 3], [2]]);
    expect(partsOf(serverRequests([tagged('b', 2), said]))).toEqual([[2]]);
    expect(partsOf(serverRequests([said, tagged('b', 4)]))).toEqual([[4]]);
  });

  test('goes to no request that was answered, has one of its own, or names another', () => {
    const said = exception({}, { number: 2 });
    expect(partsOf(serverRequests([app({}, { number: 1 }), said]))).toEqual([[1]]);
    expect(partsOf(serverRequests([app({ ...failed, 'error.type': 'KeyError' }, { number: 1 }), said]))).toEqual([[1]]);
    const second = exception({}, { number: 3 });
    expect(partsOf(serverRequests([app(failed, { number: 1 }), said, second]))).toEqual([[1, 2]]);
  });
});

describe('what the parts below the application say', () => {
  const full = (place: Place): Dated =>
    seen(
      'redis.error',
      { 'error.kind': 'disk-full', 'error.message': 'No space left on device' },
      { ...HERE, ...place },
    );
  const upstream = (outcome: 'success' | 'failure', place: Place): Dated =>
    seen('app.upstream-sync', { 'event.outcome': outcome }, { ...HERE, ...place });
  const MINUTES = 60 * SECOND;

  test('in the ten minutes before a request that failed stands beside it, after its own lines', () => {
    const late = gateway({ 'http.response.status_code': 500 }, { number: 3, after: 10 * MINUTES });
    expect(partsOf(serverRequests([full({ number: 1 }), full({ number: 2 }), late]))).toEqual([[3, 2]]);
    const later = gateway({ 'http.response.status_code': 500 }, { number: 3, after: 10 * MINUTES + 1 });
    expect(partsOf(serverRequests([full({ number: 1 }), later]))).toEqual([[3]]);
  });

  test('is nothing to a request that was answered, or refused', () => {
    for (const status of [200, 401]) {
      const answered = gateway({ 'http.response.status_code': status }, { number: 2 });
      expect(partsOf(serverRequests([full({ number: 1 }), answered]))).toEqual([[2]]);
    }
  });

  test('of the synchronisation with Cisco stands until one ends well, beside calls with a token', () => {
    const listed = { 'url.path': '/api/v1/licenses', 'http.response.status_code': 200 };
    const failed = upstream('failure', { number: 1 });
    const calls = gateway(listed, { number: 3, after: 90 * MINUTES });
    expect(partsOf(serverRequests([failed, calls]))).toEqual([[3, 1]]);
    expect(partsOf(serverRequests([failed, gateway({}, { number: 3 })]))).toEqual([[3]]);
    expect(partsOf(serverRequests([failed, upstream('success', { number: 2 }), calls]))).toEqual([[3]]);
  });
});

test('requests come in order of time, whichever line stood first', () => {
  const lines = [app({}, { number: 1, after: 5 * SECOND }), gateway({ 'url.path': '/api/x' }, { number: 2 })];
  expect(partsOf(serverRequests(lines))).toEqual([[2], [1]]);
});

test('lines of the application that nothing answers do not pile up', () => {
  const lines = Array.from({ length: 20_000 }, (_, index) => [
    app({ 'url.path': '/api/a' }, { after: index * SECOND }),
    gateway({ 'url.path': '/api/b' }, { after: index * SECOND }),
  ]).flat();
  expect(serverRequests(lines)).toHaveLength(40_000);
});
