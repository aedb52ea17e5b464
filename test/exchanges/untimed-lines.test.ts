import { describe, expect, test } from '@jest/globals';
import type { Dated } from '../../src/core/event.js';
import { serverRequests } from '../../src/exchanges/server-requests.js';
import { SECOND, seen, type Place } from '../support/events.js';

const HERE = { source: 'compose.log', host: 'ssm', step: SECOND };
const REQUEST = { 'http.request.method': 'POST', 'url.path': '/oauth/token', 'http.response.status_code': 401 };
const app = (place: Place): Dated => seen('app.request', REQUEST, { ...HERE, ...place });
const gateway = (place: Place): Dated =>
  seen('gateway.request', { ...REQUEST, 'source.address': '192.0.2.10' }, { ...HERE, ...place });

describe('lines of an application without stamps', () => {
  test('are paired with the lines of the gateway about the same requests, however many there are', () => {
    const many = Array.from({ length: 50 }, (_, at) => at);
    const gateways = many.map((at) => gateway({ number: 2 * at + 2, after: at * 10 * SECOND }));
    // What has no time stands behind what has one.
    const apps = many.map((at): Dated => ({ ...app({ number: 2 * at + 1 }), at: null, instant: null }));
    const requests = serverRequests([...gateways, ...apps]);
    expect(requests.map(({ parts }) => parts.map(({ evidence }) => evidence[0].number))).toEqual(
      many.map((at) => [2 * at + 1, 2 * at + 2]),
    );
    expect(requests.every(({ facts }) => facts['source.address'] === '192.0.2.10')).toBe(true);
  });
});
