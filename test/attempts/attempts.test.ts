import type { JoinedAttempt } from '../../src/core/analysis.js';
import { describe, expect, test } from '@jest/globals';
import { finish } from '../../src/core/steps.js';
import { eventsOfKind } from '../../src/core/events-of-kind.js';
import { joinAttempts, type JoinInput } from '../../src/attempts/attempts.js';
import type { LicenseLog, ManagerCall, ManagerEpisode } from '../../src/core/exchange.js';
import type { Dated, Facts } from '../../src/core/event.js';
import { exchangesOf } from '../support/exchanges.js';
import { call, connection, episode, handshake, logLine, request, SECOND, seen } from '../support/events.js';
import { TIED, UNTIED } from './drafts.js';

const passed = { 'event.outcome': 'success' } as const;
const LICENSES = { 'url.path': '/api/v1/licenses' };

/** A call that begins so many seconds after T0. */
function callAt(seconds: number, facts: Partial<Facts['manager.call']>, token: ManagerCall['token'] = {}): ManagerCall {
  return call(facts, token, [logLine({}, { number: 10 + seconds, after: seconds * SECOND })]);
}

function join(input: Partial<JoinInput['exchanges']>, more: Partial<JoinInput> = {}): readonly JoinedAttempt[] {
  const exchanges = exchangesOf(input);
  return finish(joinAttempts({ exchanges, ofKind: eventsOfKind([]), tieOf: () => TIED, aliases: {}, ...more }));
}

function only(input: Partial<JoinInput['exchanges']>, more: Partial<JoinInput> = {}): JoinedAttempt {
  const [attempt] = join(input, more);
  if (attempt === undefined) throw new Error('no attempt');
  return attempt;
}

const kindsOf = ({ events }: JoinedAttempt): readonly string[] => events.map(({ kind }) => kind);

describe('an attempt', () => {
  test('that is refused', () => {
    const own = callAt(
      0,
      { 'http.response.status_code': 401 },
      { 'oauth.error': 'invalid_client', 'user.name': 'licsync' },
    );
    expect(only({ episodes: [episode(own)], requests: [request()] })).toMatchObject({
      id: 'A1',
      incident: 'I1',
      retryOf: null,
      startPlusMinus: 0,
      client: { host: 'manager.example', addresses: ['192.0.2.10'] },
      server: { host: 'ssm.example', port: 8443 },
      account: 'licsync',
      outcome: 'failed',
      stoppedAt: 'token',
      httpStatus: 401,
      oauthError: 'invalid_client',
      joins: [{ source: 'messages', by: 'anchor' }],
    });
  });

  test('whose calls all pass', () => {
    const all = episode(callAt(0, passed), callAt(1, { ...passed, ...LICENSES }));
    expect(only({ episodes: [all] })).toMatchObject({ outcome: 'succeeded', stoppedAt: null, oauthError: null });
  });

  test('of which a call stays open is of unknown outcome', () => {
    const half = episode(callAt(0, passed), callAt(1, { ...LICENSES, 'event.outcome': 'unknown' }));
    expect(only({ episodes: [half] })).toMatchObject({ outcome: 'unknown', stoppedAt: null });
  });

  test('that passes is no failure of an old release, one that does not is', () => {
    const timeline = [seen('manager.release', { 'service.version': '20.6.1' }, { host: 'manager.example' })];
    const open = callAt(0, { 'event.outcome': 'unknown' });
    expect(only({ episodes: [episode(callAt(0, passed))] }, { ofKind: eventsOfKind(timeline) })).toMatchObject({
      outcome: 'succeeded',
      stoppedAt: null,
    });
    expect(only({ episodes: [episode(open)] }, { ofKind: eventsOfKind(timeline) })).toMatchObject({
      outcome: 'failed',
      stoppedAt: 'prerequisites',
    });
  });

  test("of the server's log alone is a success with its token", () => {
    expect(only({ requests: [request({ 'http.response.status_code': 200 })] })).toMatchObject({
      outcome: 'succeeded',
      startPlusMinus: null,
      client: { host: null },
    });
    expect(only({ requests: [request()] })).toMatchObject({ outcome: 'failed', httpStatus: 401 });
  });

  test('of a capture alone is of unknown outcome unless it failed', () => {
    expect(only({ flows: [connection(), handshake()] })).toMatchObject({ outcome: 'unknown', httpStatus: null });
    expect(only({ flows: [connection({ 'tcp.handshake': 'refused' })] })).toMatchObject({
      outcome: 'failed',
      stoppedAt: 'connect',
    });
  });

  test('a body without an error code has no OAuth error', () => {
    const own = callAt(0, { 'http.response.status_code': 403 }, { 'oauth.error': 'none' });
    expect(only({ episodes: [episode(own)] }).oauthError).toBeNull();
  });

  test('the status is that of the failure, wherever it stands', () => {
    const all = episode(
      callAt(0, { ...passed, 'http.response.status_code': 200 }),
      callAt(1, { ...LICENSES, 'http.response.status_code': 403 }),
      callAt(2, { ...passed, 'http.response.status_code': 200 }),
    );
    expect(only({ episodes: [all] }).httpStatus).toBe(403);
  });
});

describe('a thread whose addresses are cut off', () => {
  const lines = (...loggers: readonly string[]): ManagerEpisode => {
    const [first = logLine(), ...rest] = loggers.map((logger): LicenseLog =>
      logLine({ 'log.logger': logger, 'log.truncated': true }),
    );
    return { ...episode(), lines: [first, ...rest], calls: [] };
  };

  test('has got its token where it goes on without trouble past its request', () => {
    const util = 'SmartLicensingUtil';
    expect(only({ episodes: [lines('RestAPIClient', util, util, util)] }).outcome).toBe('succeeded');
    expect(only({ episodes: [lines('RestAPIClient', util, util)] }).outcome).toBe('unknown');
    expect(only({ episodes: [lines(util, util, util, util)] }).outcome).toBe('unknown');
  });

  test('but not where a line warns', () => {
    const warned = lines('RestAPIClient', 'SmartLicensingUtil', 'SmartLicensingUtil', 'SmartLicensingUtil');
    const last = logLine({ 'log.level': 'ERROR' });
    expect(only({ episodes: [{ ...warned, lines: [...warned.lines, last] }] }).outcome).not.toBe('succeeded');
  });
});

describe('the events of an attempt', () => {
  test('are the answers, then what each witness saw of the calls', () => {
    const own = callAt(0, { 'http.response.status_code': 401 });
    const said: Dated = seen('oauth.user-checked', { 'user.name': 'licsync', 'event.outcome': 'success' });
    const served = request();
    const attempt = only({
      episodes: [episode(own)],
      requests: [{ ...served, parts: [...served.parts, said] }],
      flows: [connection()],
    });
    expect(kindsOf(attempt)).toEqual([
      'oauth.token-answer',
      'manager.call',
      'server.request',
      'oauth.user-checked',
      'tcp.connection',
    ]);
  });

  test('an answer of the API, and what its body says', () => {
    const off = {
      ...LICENSES,
      'http.response.status_code': 403,
      'http.response.body.content': 'API console is disabled',
    };
    expect(kindsOf(only({ episodes: [episode(callAt(0, passed), callAt(1, off))] }))).toEqual([
      'oauth.token-answer',
      'api.answer',
      'app.api-console-off',
      'manager.call',
      'manager.call',
    ]);
  });

  test('the client id against that of the last success of the same client', () => {
    const good = episode(callAt(0, passed, { 'oauth.client.id': 'abcdefgh' }));
    const bad = episode(callAt(200, { 'http.response.status_code': 401 }, { 'oauth.client.id': 'abcdefgx' }));
    const [first, second] = join({ episodes: [good, bad] });
    expect(first === undefined ? [] : kindsOf(first)).not.toContain('oauth.client-id-compared');
    expect(second?.events.find(({ kind }) => kind === 'oauth.client-id-compared')?.facts).toEqual({
      'oauth.client.id': 'abcdefgx',
      'oauth.client.previous_id': 'abcdefgh',
      'oauth.client.id.change': 'few-characters',
    });
  });
});

describe("a message of the manager's GUI", () => {
  const timeline = [
    seen('manager.gui-message', { message: 'Failed', 'oauth.error': 'invalid_client' }, { after: null }),
  ];
  const refused = (seconds: number, status = 401): ManagerEpisode =>
    episode(callAt(seconds, { 'http.response.status_code': status }));
  const holders = (...episodes: readonly ManagerEpisode[]): readonly string[] =>
    join({ episodes }, { ofKind: eventsOfKind(timeline) }).flatMap((attempt) =>
      kindsOf(attempt).includes('manager.gui-message') ? [attempt.id] : [],
    );

  test('is of the last attempt of the only incident', () => {
    expect(holders(refused(0), refused(200))).toEqual(['A2']);
    expect(holders(refused(0), episode(callAt(200, passed)))).toEqual(['A1']);
  });

  test('is of none where several incidents can have shown it, or none failed', () => {
    expect(holders(refused(0), refused(200, 403))).toEqual([]);
    expect(holders(episode(callAt(0, passed)))).toEqual([]);
  });
});

test('attempts are numbered in order of time, also those of other witnesses', () => {
  const attempts = join(
    { episodes: [episode(callAt(100, { 'http.response.status_code': 401 }))], requests: [request()] },
    { tieOf: () => UNTIED },
  );
  expect(attempts.map(({ id, client }) => [id, client.host])).toEqual([
    ['A1', null],
    ['A2', 'manager.example'],
  ]);
});
