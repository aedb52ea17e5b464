import { describe, expect, test } from '@jest/globals';
import { callFits, flowBelongs } from '../../src/attempts/fits.js';
import type { ManagerCall } from '../../src/core/exchange.js';
import type { Facts } from '../../src/core/event.js';
import { call, connection, episode, lookup, request, SECOND, T0 } from '../support/events.js';
import { BY_TIME, TIED, UNTIED } from './drafts.js';

const LAG = 50_000;
/** A refused call of a second, which begins at T0. */
const refused = (facts: Partial<Facts['manager.call']> = {}): ManagerCall =>
  call({ 'http.response.status_code': 401, 'event.duration': SECOND, ...facts });

/** Without the status, as a cut line leaves it. */
function unread(facts: Partial<Facts['manager.call']>): ManagerCall {
  const { 'http.response.status_code': _status, ...rest } = refused(facts).facts;
  return { ...refused(), facts: rest };
}

describe('callFits, in time', () => {
  test.each([
    ['at the begin', -2 * SECOND, true],
    ['before the begin', -2 * SECOND - 1, false],
    ['at the end', 2 * SECOND + LAG, true],
    ['after the end', 2 * SECOND + LAG + 1, false],
  ])('%s, within what the clocks allow', (_when, after, expected) => {
    expect(callFits(refused(), request({}, { after }), TIED)).toBe(expected);
  });

  test('a call whose end is not logged lasts a minute', () => {
    const open = call({ 'http.response.status_code': 401 });
    expect(callFits(open, request({}, { after: 61 * SECOND }), TIED)).toBe(true);
    expect(callFits(open, request({}, { after: 62 * SECOND }), TIED)).toBe(false);
  });

  test('clocks that nothing ties join nothing, unless their zone is known and a second is enough', () => {
    expect(callFits(refused(), request(), UNTIED)).toBe(false);
    expect(callFits(refused(), request(), BY_TIME)).toBe(true);
    expect(callFits(refused(), request({}, { after: 2 * SECOND + LAG + 1 }), BY_TIME)).toBe(false);
  });

  test('a call without a time fits nothing', () => {
    const [line] = call().lines;
    expect(callFits({ ...refused(), lines: [{ ...line, at: null }] }, request(), TIED)).toBe(false);
  });
});

describe('callFits, in what is said', () => {
  test.each<readonly [string, ManagerCall, Partial<Facts['server.request']>, boolean]>([
    ['the same', refused(), {}, true],
    ['a prefix of the gateway', refused(), { 'url.path': '/backend/oauth/token' }, true],
    ['another path', refused(), { 'url.path': '/api/v1/licenses' }, false],
    ['another method', refused(), { 'http.request.method': 'GET' }, false],
    ['another status', refused(), { 'http.response.status_code': 403 }, false],
    ['no Java client', refused(), { 'user_agent.original': 'curl/7.76.1' }, false],
    ['a success', unread({ 'event.outcome': 'success' }), { 'http.response.status_code': 200 }, true],
    ['a success of the manager only', unread({ 'event.outcome': 'success' }), {}, false],
    [
      'a failure by an exception',
      unread({ 'error.message': 'Read timed out' }),
      { 'http.response.status_code': 499 },
      true,
    ],
    [
      'a success and a redirection',
      unread({ 'event.outcome': 'success' }),
      { 'http.response.status_code': 302 },
      false,
    ],
    ['an exception and a redirection', unread({ 'error.message': 'x' }), { 'http.response.status_code': 302 }, true],
    [
      'an exception and a success',
      unread({ 'error.message': 'Read timed out' }),
      { 'http.response.status_code': 200 },
      false,
    ],
    ['a cut failure and a success', unread({ 'log.truncated': true }), { 'http.response.status_code': 200 }, false],
    ['a cut failure and a refusal', unread({ 'log.truncated': true }), {}, true],
    ['an answer that did not content the manager', unread({}), { 'http.response.status_code': 200 }, true],
  ])('%s', (_what, of, facts, expected) => {
    expect(callFits(of, request(facts), TIED)).toBe(expected);
  });

  test('what the server did not say contradicts nothing, but for the path', () => {
    const { 'http.response.status_code': _status, 'http.request.method': _method, ...cut } = request().facts;
    expect(callFits(refused(), { ...request(), facts: cut }, TIED)).toBe(true);
    const { 'url.path': _path, ...pathless } = request().facts;
    expect(callFits(refused(), { ...request(), facts: pathless }, TIED)).toBe(false);
  });
});

describe('flowBelongs', () => {
  const sync = episode(refused());
  const belongs = (after: number | null, tie = TIED, end: number | null = T0 + SECOND): boolean =>
    flowBelongs(connection({}, { after }), sync, T0, end, tie, new Map());

  test('to an episode in whose time it begins', () => {
    expect([belongs(-SECOND), belongs(-SECOND - 1), belongs(2 * SECOND), belongs(2 * SECOND + 1)]).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });

  test('only where it goes to where a call goes', () => {
    expect(flowBelongs(lookup(), sync, T0, T0 + SECOND, TIED, new Map())).toBe(true);
    expect(flowBelongs(lookup({ 'dns.question.name': 'ntp.example' }), sync, T0, T0 + SECOND, TIED, new Map())).toBe(
      false,
    );
  });

  test('never by time alone, nor without a time', () => {
    expect([belongs(0, BY_TIME), belongs(0, UNTIED), belongs(null), belongs(0, TIED, null)]).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});
