import type { JoinedAttempt } from '../../src/core/analysis.js';
import { describe, expect, test } from '@jest/globals';
import { eventsOfKind } from '../../src/core/events-of-kind.js';
import { withGuiAttempts, withGuiMessages } from '../../src/attempts/gui-attempts.js';
import { withIncidents } from '../../src/attempts/incidents.js';
import type { Dated, Event, Facts } from '../../src/core/event.js';
import { attempt } from '../support/analysis.js';
import { SECOND, seen, T0, type Place } from '../support/events.js';

const REFUSED = `Failed to authenticate user - 'licsync'. {"error": "invalid_client"}`;
const CODE = { 'oauth.error': 'invalid_client', 'user.name': 'licsync' } as const;

const message = (
  facts: Partial<Facts['manager.gui-message']> = CODE,
  place: Place = {},
): Dated<Event<'manager.gui-message'>> =>
  seen('manager.gui-message', { message: REFUSED, ...facts }, { source: 'gui.har', ...place });
const PASTED: Place = { after: null, source: 'gui.txt' };

const stagesOf = ({ stages }: JoinedAttempt): readonly string[] =>
  stages.map(({ stage, state }) => `${stage} ${state}`);
const manual = attempt({
  id: 'A1',
  witness: 'person',
  events: [
    seen('http.exchange', {
      'process.name': 'curl',
      'destination.port': 8443,
      'http.request.method': 'GET',
      'url.original': '/',
    }),
  ],
});

describe('an attempt that only the GUI shows', () => {
  test('stopped at the token, by an answer of which path and status are not known', () => {
    const shown = message({ ...CODE, 'url.domain': 'manager.example.com' });
    const asked = seen(
      'manager.api-request',
      { 'http.response.status_code': 403, 'event.duration': 2 * SECOND },
      { source: 'gui.har' },
    );
    const [only, ...others] = withGuiAttempts([], eventsOfKind([asked, shown]));
    expect(others).toEqual([]);
    expect(only).toMatchObject({
      id: 'A1',
      outcome: 'failed',
      stoppedAt: 'token',
      start: T0,
      end: T0 + 2 * SECOND,
      client: { host: 'manager.example.com', addresses: [] },
      account: 'licsync',
      httpStatus: null,
      oauthError: 'invalid_client',
    });
    expect(only?.events.map(({ kind, facts }) => [kind, facts])).toEqual([
      ['oauth.token-answer', { 'manager.reported': true, ...CODE }],
      ['manager.gui-message', shown.facts],
    ]);
    expect(only?.events[0]?.evidence).toBe(shown.evidence);
    expect(only === undefined ? [] : stagesOf(only)).toEqual([
      'prerequisites unknown',
      'name passed',
      'connect passed',
      'proxy unknown',
      'tls passed',
      'gateway passed',
      'token failed',
      'api not-reached',
      'licenses not-reached',
      'usage-report not-reached',
    ]);
  });

  test.each([
    ['a cut code', { 'oauth.error.prefix': 'inv' }, 'token', 'oauth.token-answer'],
    [
      'the words alone',
      { message: 'Failed to authenticate Smart Account credentials.' },
      'token',
      'oauth.token-answer',
    ],
    [
      'an exception of the name',
      { message: 'Failed to authenticate: java.net.UnknownHostException: ssm.example.com' },
      'name',
      'manager.call',
    ],
    ['an exception of TLS', { message: 'Smart Account: PKIX path building failed' }, 'tls', 'manager.call'],
    [
      'an answer without a code',
      { 'oauth.error': 'none', message: 'Smart Account {"error":"Connection refused"}' },
      'connect',
      'manager.call',
    ],
    ['nothing', { message: 'Smart Account sync failed' }, null, undefined],
  ] as const)('%s', (_, facts, stage, kind) => {
    const [only] = withGuiAttempts([], eventsOfKind([message(facts)]));
    expect(only).toMatchObject({ outcome: 'failed', stoppedAt: stage });
    expect(only?.events.map((event) => event.kind)).toEqual(
      kind === undefined ? ['manager.gui-message'] : [kind, 'manager.gui-message'],
    );
  });

  test('is of a manager that was called by its address', () => {
    const [only] = withGuiAttempts([], eventsOfKind([message({ ...CODE, 'url.domain': '192.0.2.10' })]));
    expect(only?.client).toEqual({ host: null, addresses: ['192.0.2.10'] });
  });

  test('is one for each message with a time, and one for all without', () => {
    const recorded = [message(CODE), message(CODE, { after: 90 * SECOND, number: 2 })];
    expect(withGuiAttempts([], eventsOfKind(recorded)).map(({ id, start }) => [id, start])).toEqual([
      ['A1', T0],
      ['A2', T0 + 90 * SECOND],
    ]);
    const cut = message({ 'oauth.error.prefix': 'inv' }, PASTED);
    const pasted = [cut, message(CODE, { ...PASTED, number: 2 })];
    expect(withGuiAttempts([], eventsOfKind(pasted)).map(({ oauthError, start }) => [oauthError, start])).toEqual([
      ['invalid_client', null],
    ]);
    expect(withGuiAttempts([], eventsOfKind([...pasted, ...recorded]))).toHaveLength(2);
  });

  test('is none where a witness shows how the sync ended', () => {
    const failed = [attempt({ id: 'A1' })];
    expect(withGuiAttempts(failed, eventsOfKind([message()]))).toBe(failed);
    const passed = [attempt({ id: 'A1', outcome: 'succeeded', stoppedAt: null })];
    expect(withGuiAttempts(passed, eventsOfKind([message(CODE, PASTED)]))).toEqual(passed);
    expect(withGuiAttempts(passed, eventsOfKind([message()])).map(({ id }) => id)).toEqual(['A1', 'A2']);
    const open = [attempt({ id: 'A1', outcome: 'unknown', stoppedAt: null })];
    expect(withGuiAttempts(open, eventsOfKind([message(CODE, PASTED)])).map(({ id }) => id)).toEqual(['A1', 'A2']);
  });

  test('stands beside what a person tried', () => {
    expect(withGuiAttempts([manual], eventsOfKind([message()])).map(({ id }) => id)).toEqual(['A1', 'A2']);
  });
});

describe('a message that is no attempt of its own', () => {
  const holders = (attempts: readonly JoinedAttempt[], timeline: readonly Dated[]): readonly string[] =>
    withGuiMessages(withIncidents(withGuiAttempts(attempts, eventsOfKind(timeline))), eventsOfKind(timeline)).flatMap(
      ({ id, events }) =>
        events.filter(({ kind }) => kind === 'manager.gui-message').map(({ source }) => `${id} ${source}`),
    );

  test('that was pasted is of the attempt that a browser recorded', () => {
    expect(holders([], [message(CODE, PASTED), message()])).toEqual(['A1 gui.har', 'A1 gui.txt']);
  });

  test('is never held twice', () => {
    expect(holders([], [message(), message(CODE, { after: 90 * SECOND })])).toEqual(['A1 gui.har', 'A2 gui.har']);
  });

  test("is of the manager's failed attempt", () => {
    expect(holders([attempt({ id: 'A1' })], [message(), message(CODE, PASTED)])).toEqual(['A1 gui.har', 'A1 gui.txt']);
  });
});
