import { describe, expect, test } from '@jest/globals';
import { gatherAttempts } from '../../src/attempts/gather.js';
import { otherClients, servedPlaces } from '../../src/attempts/other-clients.js';
import type { ServerRequest } from '../../src/core/exchange.js';
import { attempt } from '../support/analysis.js';
import { exchangesOf } from '../support/exchanges.js';
import { request, seen, SECOND } from '../support/events.js';
import { UNTIED } from './drafts.js';

const refused = (client: string, number: number, path = '/oauth/token'): ServerRequest =>
  request(
    { 'source.address': client, 'url.path': path, 'user_agent.original': 'curl/8.5.0' },
    { number, after: number * SECOND },
  );
const messagesOf = (requests: readonly ServerRequest[], attempts = [attempt()]): readonly string[] =>
  otherClients([], requests, servedPlaces(attempts)).map(({ message }) => message);

describe('failed requests of no sync', () => {
  test('are one line with their number, by client', () => {
    const requests = [refused('192.0.2.77', 3), refused('192.0.2.78', 4), refused('192.0.2.77', 5)];
    expect(otherClients([], requests, new Set())).toMatchObject([
      { code: 'other-clients', source: 'messages', number: 3 },
    ]);
    expect(messagesOf(requests)).toEqual([
      expect.stringMatching(/^3 requests to license paths failed \(192\.0\.2\.77: 2, 192\.0\.2\.78: 1\), of no sync/),
    ]);
  });

  test('of many clients name the first few', () => {
    const requests = [1, 2, 3, 4, 5].map((number) => refused(`192.0.2.${String(number)}`, number));
    expect(messagesOf(requests)).toEqual([expect.stringContaining('192.0.2.3: 1, 2 more)')]);
  });

  test('are not those of an attempt, those that passed, or those for other pages', () => {
    const own = refused('192.0.2.21', 7);
    const served = seen('server.request', own.facts, { source: 'messages', number: 7 });
    expect(messagesOf([own], [attempt({ events: [served] })])).toEqual([]);
    expect(messagesOf([request({ 'http.response.status_code': 200 })])).toEqual([]);
    expect(messagesOf([refused('192.0.2.77', 3, '/wp-login.php')])).toEqual([]);
  });
});

describe('a client without an agent', () => {
  const asked = (paths: readonly string[], pause: number): number => {
    const requests = paths.map((path, index) => {
      const { 'user_agent.original': _, ...facts } = request({ 'url.path': path }).facts;
      const one = request({}, { number: index + 1, after: index * pause * SECOND });
      return { ...one, facts };
    });
    return gatherAttempts(exchangesOf({ requests }), () => UNTIED).length;
  };

  test('that asks for a token now and then may be a manager', () => {
    expect(asked(['/oauth/token', '/oauth/token'], 300)).toBe(2);
  });

  test('is none where it asks at even pauses: a probe', () => {
    expect(
      asked(
        Array.from({ length: 6 }, () => '/oauth/token'),
        5,
      ),
    ).toBe(0);
  });

  test('is none where it asks for whatever there may be: a scanner', () => {
    expect(asked(['/oauth/token', '/api/login', '/api/users', '/api/v2/swagger.json'], 300)).toBe(0);
  });
});
