import { describe, expect, test } from '@jest/globals';
import { railsLine } from '../../../src/parsers/rails/line.js';
import { RailsRequests, type RailsRequest } from '../../../src/parsers/rails/requests.js';

/** What completes, of lines that one writer wrote, or `writer> line`. */
function completed(...lines: readonly string[]): readonly RailsRequest[] {
  const requests = new RailsRequests();
  return lines.flatMap((line, index) => {
    const [, writer = '', text = ''] = /^(?:(\w+)> )?(.*)$/.exec(line) ?? [];
    const evidence = () =>
      ({ source: 'log', unit: 'line', number: index + 1, byteOffset: 0, stamp: null, text }) as const;
    const done = requests.take(railsLine(text), writer, evidence);
    return done === null ? [] : [done];
  });
}

const started = (path: string, tag = ''): string =>
  `${tag}Started POST "${path}" for 192.0.2.21 at 2024-03-05 10:15:00 +0000`;
const done = (status: number, tag = ''): string => `${tag}Completed ${status} Word in 12ms (Views: 0.3ms)`;
const shown = (requests: readonly RailsRequest[]) =>
  requests.map(({ status, started: begun }) => [status, begun?.target ?? null]);

describe('lines of one request', () => {
  test('one after the other', () => {
    const [request] = completed(
      started('/oauth/token?a=b'),
      'Processing by Doorkeeper::TokensController#create as JSON',
      '  Parameters: {"grant_type"=>"client_credentials", "client_id"=>"abc", "client_secret"=>"[FILTERED]"}',
      done(401),
    );
    expect(request).toMatchObject({
      started: { method: 'POST', target: '/oauth/token?a=b', client: '192.0.2.21', evidence: { number: 1 } },
      controller: 'Doorkeeper::TokensController',
      action: 'create',
      grantType: 'client_credentials',
      clientId: 'abc',
      user: null,
      status: 401,
      duration: 12,
    });
    expect(request?.started?.at?.zone).toEqual({ offset: 0 });
  });

  test('of several at once by their tags', () => {
    expect(
      shown(completed(started('/a', '[id-1] '), started('/b', '[id-2] '), done(200, '[id-1] '), done(401, '[id-2] '))),
    ).toEqual([
      [200, '/a'],
      [401, '/b'],
    ]);
  });

  test('of several at once by who wrote them', () => {
    expect(
      shown(completed(`a> ${started('/a')}`, `b> ${started('/b')}`, `b> ${done(401)}`, `a> ${done(200)}`)),
    ).toEqual([
      [401, '/b'],
      [200, '/a'],
    ]);
  });

  test('of several at once that nothing separates: their statuses alone, and the next one again in full', () => {
    expect(shown(completed(started('/a'), started('/b'), done(401), done(200), started('/c'), done(403)))).toEqual([
      [401, null],
      [200, null],
      [403, '/c'],
    ]);
  });

  test('of a path without a route, which nothing completes', () => {
    expect(
      shown(
        completed(
          started('/nowhere'),
          'ActionController::RoutingError (No route matches [POST] "/nowhere"):',
          started('/b'),
          done(200),
        ),
      ),
    ).toEqual([[200, '/b']]);
  });

  test('a completion that begins before the log does', () => {
    expect(completed(done(500))).toMatchObject([{ status: 500, started: null, duration: 12 }]);
    expect(completed('Completed  in 3ms')).toMatchObject([{ status: null, duration: 3 }]);
  });

  test('requests that never complete are forgotten in the end', () => {
    const open = Array.from({ length: 1500 }, (_, index) => started(`/${index}`, `[id-${index}] `));
    expect(shown(completed(...open, done(200, '[id-0] '), done(200, '[id-1499] ')))).toEqual([
      [200, null],
      [200, '/1499'],
    ]);
  });
});

describe('what a logger puts in front of a line', () => {
  test('prefix and tags', () => {
    expect(railsLine('W, [2024-03-05T10:15:00.120044 #41]  WARN -- app: [id-1] [host] text [x]')).toMatchObject({
      pid: '41',
      level: 'WARN',
      tags: ['id-1', 'host'],
      text: 'text [x]',
      stamp: { text: '2024-03-05T10:15:00.120044', step: 1, zone: null },
    });
  });

  test.each(['[INFO] text', '[active_model_serializers] Rendered X', 'I, [', 'I, [x #1] INFO', '[two words] text'])(
    '%s is the message itself',
    (text) => {
      expect(railsLine(text)).toEqual({ stamp: null, pid: null, level: null, tags: [], text });
    },
  );
});
