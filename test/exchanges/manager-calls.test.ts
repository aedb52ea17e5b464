import { describe, expect, test } from '@jest/globals';
import type { LicenseLog, ManagerCall } from '../../src/core/exchange.js';
import type { Facts } from '../../src/core/event.js';
import { managerEpisodes } from '../../src/exchanges/manager-calls.js';
import { logLine, SECOND } from '../support/events.js';

type Line = Partial<Facts['manager.license-log']>;

const TOKEN: Line = { 'url.full': 'https://ssm.example:8443/oauth/token', 'url.path': '/oauth/token' };
const LICENSES: Line = { 'url.full': 'https://ssm.example:8443/api/v1/licenses', 'url.path': '/api/v1/licenses' };
const QUERY: Line = { 'oauth.grant_type': 'password', 'oauth.client.id': 'abcdef****' };
const ERROR: Line = { 'log.level': 'ERROR', 'log.logger': 'RestAPIClient' };

/** Lines a second apart, numbered from 1. */
function thread(...lines: readonly Line[]): readonly LicenseLog[] {
  return lines.map((facts, index) => logLine(facts, { number: index + 1, after: index * SECOND }));
}

function callsOf(...lines: readonly Line[]): readonly ManagerCall[] {
  return managerEpisodes(thread(...lines)).flatMap(({ calls }) => calls);
}

const numbers = (lines: readonly LicenseLog[]): readonly number[] => lines.map(({ evidence }) => evidence[0].number);
const episodesOf = (lines: readonly LicenseLog[]): readonly (readonly number[])[] =>
  managerEpisodes(lines).map((episode) => numbers(episode.lines));

describe('a call', () => {
  test('that is answered ends at the next line that is not part of asking', () => {
    const [call] = callsOf({}, TOKEN, { ...TOKEN, ...QUERY }, {});
    expect(call?.facts).toMatchObject({
      'event.outcome': 'success',
      'url.path': '/oauth/token',
      'event.duration': 2 * SECOND,
      'process.thread.name': 'default task-1',
    });
    expect(call?.token).toEqual({ 'oauth.grant_type': 'password', 'oauth.client.id': 'abcdef****' });
    expect(numbers(call?.lines ?? [])).toEqual([2, 3, 4]);
  });

  test('that fails has the words of the first failure, and all its lines', () => {
    const [call] = callsOf(
      TOKEN,
      QUERY,
      { ...ERROR, 'http.response.status_code': 401, 'oauth.error': 'invalid_client', 'error.message': 'first' },
      { 'log.level': 'ERROR', 'http.response.status_code': 500, 'error.message': 'second', 'user.name': 'licsync' },
    );
    expect(call?.facts).toMatchObject({
      'event.outcome': 'failure',
      'http.response.status_code': 401,
      'error.message': 'first',
      'user.name': 'licsync',
      'event.duration': 2 * SECOND,
    });
    expect(call?.token).toMatchObject({ 'oauth.error': 'invalid_client', 'oauth.client.id': 'abcdef****' });
    expect(numbers(call?.lines ?? [])).toEqual([1, 2, 3, 4]);
  });

  test('FATAL is a failure too', () => {
    expect(callsOf(TOKEN, { 'log.level': 'FATAL' })[0]?.facts['event.outcome']).toBe('failure');
  });

  test('that nothing follows stays open', () => {
    const [call] = callsOf(TOKEN, QUERY);
    expect(call?.facts['event.outcome']).toBe('unknown');
    expect(call?.facts).not.toHaveProperty('event.duration');
  });

  test('that another follows was answered, or the other would not have been made', () => {
    const calls = callsOf(TOKEN, LICENSES, {});
    expect(calls.map(({ facts }) => [facts['url.path'], facts['event.outcome']])).toEqual([
      ['/oauth/token', 'success'],
      ['/api/v1/licenses', 'success'],
    ]);
  });

  test('with a cut address is recognised by the failure of the client', () => {
    const [call] = callsOf({ 'log.truncated': true }, { ...ERROR, 'log.truncated': true }, { 'log.level': 'ERROR' });
    expect(call?.facts).toMatchObject({ 'event.outcome': 'failure', 'log.truncated': true });
    expect(call?.facts).not.toHaveProperty('url.path');
  });

  test('takes from the lines before it what they say without an address', () => {
    const [, second] = callsOf({ 'user.name': 'licsync', 'license.mode': 'on-prem' }, TOKEN, {}, LICENSES, ERROR);
    expect(second?.facts).toMatchObject({ 'user.name': 'licsync', 'license.mode': 'on-prem' });
    expect(second?.facts).toMatchObject({ 'url.path': '/api/v1/licenses', 'event.outcome': 'failure' });
  });

  test('through a proxy that refuses the connection failed at the proxy', () => {
    const proxy = { 'proxy.address': '192.0.2.80', 'proxy.port': 3128 };
    const refused = { 'error.message': 'Connect to 192.0.2.80:3128 [/192.0.2.80] failed: Connection refused' };
    expect(callsOf(proxy, TOKEN, { ...ERROR, ...refused })[0]?.facts).toMatchObject({ ...proxy, 'proxy.failed': true });
    const beyond = { 'error.message': 'Connect to ssm.example:8443 failed: Connection refused' };
    expect(callsOf(proxy, TOKEN, { ...ERROR, ...beyond })[0]?.facts).not.toHaveProperty('proxy.failed');
  });

  test('has no duration where a line has no time', () => {
    const lines = [logLine(TOKEN, { after: null }), logLine({}, { after: SECOND })];
    expect(managerEpisodes(lines)[0]?.calls[0]?.facts).not.toHaveProperty('event.duration');
  });

  test('keeps all its lines where it is the last, and none of those that lead to the next', () => {
    const calls = callsOf(TOKEN, {}, {}, LICENSES, {}, { 'license.count': 4 });
    expect(calls.map(({ lines }) => numbers(lines))).toEqual([
      [1, 2],
      [4, 5, 6],
    ]);
  });
});

describe('an episode', () => {
  test('is of one thread of one host', () => {
    const lines = [
      logLine(TOKEN, { number: 1 }),
      logLine({ ...TOKEN, 'process.thread.name': 'default task-2' }, { number: 2 }),
      logLine(TOKEN, { number: 3, host: 'other.example' }),
      logLine({}, { number: 4 }),
    ];
    expect(episodesOf(lines)).toEqual([[1, 4], [2], [3]]);
  });

  test('ends at a pause of more than two minutes', () => {
    const at = (after: number, number: number): LicenseLog => logLine(TOKEN, { after, number });
    expect(episodesOf([at(0, 1), at(120 * SECOND, 2)])).toEqual([[1, 2]]);
    expect(episodesOf([at(0, 1), at(120 * SECOND + 1, 2)])).toEqual([[1], [2]]);
    expect(episodesOf([at(0, 1), at(-121 * SECOND, 2)])).toEqual([[1], [2]]);
  });

  test('ends after a failure where the thread goes on in good order', () => {
    expect(episodesOf(thread(TOKEN, ERROR, { 'log.level': 'WARN' }, TOKEN, ERROR))).toEqual([
      [1, 2, 3],
      [4, 5],
    ]);
    expect(episodesOf(thread(TOKEN, { 'log.level': 'FATAL' }, TOKEN))).toEqual([[1, 2], [3]]);
    expect(episodesOf(thread(TOKEN, ERROR, { 'log.level': 'DEBUG' }, TOKEN))).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  test('ends where the thread asks for a token anew; the lines before that request belong to it', () => {
    const at = (after: number, number: number, facts: Line): LicenseLog =>
      logLine(facts, { after: after * SECOND, number });
    const lines = [
      at(0, 1, TOKEN),
      at(1, 2, LICENSES),
      at(2, 3, {}),
      at(3, 4, {}),
      at(63, 5, {}),
      at(64, 6, TOKEN),
      at(65, 7, {}),
    ];
    expect(episodesOf(lines)).toEqual([
      [1, 2, 3, 4],
      [5, 6, 7],
    ]);
  });

  test('two token requests without a call between them are one sync', () => {
    expect(episodesOf(thread(TOKEN, {}, TOKEN, {}))).toEqual([[1, 2, 3, 4]]);
  });

  test('needs a class of the license path, and a client or an address', () => {
    expect(episodesOf(thread({ 'log.logger': 'AbstractSettingsManager' }, { 'log.logger': 'RestAPIClient' }))).toEqual(
      [],
    );
    expect(episodesOf(thread({}, {}))).toEqual([]);
    expect(episodesOf(thread({}, { 'log.logger': 'RestAPIClient' }))).toEqual([[1, 2]]);
  });

  test('of no line is none', () => {
    expect(managerEpisodes([])).toEqual([]);
  });
});

describe('of a log that was searched for its errors', () => {
  test.each<readonly [string, Line, number]>([
    ['no licenses', { 'log.level': 'WARN', 'license.count': 0 }, 1],
    ['no account', { 'log.level': 'ERROR', 'license.account.registered': false }, 1],
    ['licenses', { 'log.level': 'WARN', 'license.count': 3 }, 0],
    ['no licenses, said in passing', { 'log.level': 'INFO', 'license.count': 0 }, 0],
    ['any other error', { 'log.level': 'ERROR' }, 0],
  ])('%s: the end of a sync is one', (_, line, count) => {
    expect(managerEpisodes(thread({ 'log.logger': 'SmartLicensingIntegrationManager', ...line }))).toHaveLength(count);
  });
});
