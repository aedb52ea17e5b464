import { describe, expect, test } from '@jest/globals';
import type { ServerRequest } from '../../src/core/exchange.js';
import type { Dated, Facts } from '../../src/core/event.js';
import { serverRequests } from '../../src/exchanges/server-requests.js';
import { SECOND, seen, type Place } from '../support/events.js';

const HERE = { source: 'messages', host: 'ssm', step: SECOND };

function app(facts: Partial<Facts['app.request']>, place: Place): Dated {
  const plain = { 'http.request.method': 'POST', 'url.path': '/oauth/token' };
  return seen('app.request', { ...plain, ...facts }, { ...HERE, ...place });
}

function gateway(facts: Partial<Facts['gateway.request']>, place: Place): Dated {
  const plain = { 'source.address': '192.0.2.10', 'http.request.method': 'POST', 'url.path': '/oauth/token' };
  return seen('gateway.request', { ...plain, ...facts }, { ...HERE, ...place });
}

function gatewayError(facts: Partial<Facts['gateway.error']>, place: Place): Dated {
  const plain = { 'log.level': 'error', 'error.message': 'connect() failed', 'source.address': '192.0.2.10' };
  return seen('gateway.error', { ...plain, ...facts }, { ...HERE, ...place });
}

const partsOf = (requests: readonly ServerRequest[]): readonly (readonly number[])[] =>
  requests.map(({ parts }) => parts.map(({ evidence }) => evidence[0].number));

describe('two pipes', () => {
  const failed = { 'http.response.status_code': 500 } as const;
  const late = (number: number): Place => ({ number, after: SECOND / 2 });

  test("may write the gateway's line first, in one file or in two", () => {
    expect(partsOf(serverRequests([gateway(failed, { number: 1 }), app(failed, late(2))]))).toEqual([[2, 1]]);
    const other = { ...late(2), source: 'backend.log' };
    expect(partsOf(serverRequests([gateway(failed, { number: 1 }), app(failed, other)]))).toEqual([[2, 1]]);
  });

  test('do not join another path or status, a later second, or a line that is cut before its status', () => {
    const apart = (facts: Partial<Facts['app.request']>, place: Place): number =>
      serverRequests([gateway(failed, { number: 1 }), app({ ...failed, ...facts }, place)]).length;
    expect(apart({ 'url.path': '/api/v1/licenses' }, late(2))).toBe(2);
    expect(apart({ 'http.response.status_code': 200 }, late(2))).toBe(2);
    expect(apart({}, { number: 2, after: 2 * SECOND })).toBe(2);
    const cut = seen('gateway.request', { 'source.address': '192.0.2.10' }, HERE);
    expect(serverRequests([cut, app(failed, late(2))])).toHaveLength(2);
  });

  test("may write the gateway's error behind its request", () => {
    const refused = { 'http.response.status_code': 502 } as const;
    expect(partsOf(serverRequests([gateway(refused, { number: 1 }), gatewayError({}, late(2))]))).toEqual([[1, 2]]);
    const other = gatewayError({ 'source.address': '192.0.2.99' }, late(2));
    expect(partsOf(serverRequests([gateway(refused, { number: 1 }), other]))).toEqual([[1]]);
  });
});
