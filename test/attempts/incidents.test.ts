import type { JoinedAttempt } from '../../src/core/analysis.js';
import { describe, expect, test } from '@jest/globals';
import { withIncidents } from '../../src/attempts/incidents.js';
import { ANY_CALLER } from '../../src/license/callers.js';
import { attempt, stage, stages } from '../support/analysis.js';
import { connection, evidenceAt, SECOND, T0 } from '../support/events.js';

/** A refused attempt of a second, at so many seconds after T0. */
function at(seconds: number, parts: Partial<JoinedAttempt> = {}): JoinedAttempt {
  const start = T0 + seconds * SECOND;
  return attempt({ id: `A${seconds}`, incident: '', start, end: start + SECOND, ...parts });
}

const unhosted = (addresses: readonly string[]): Pick<JoinedAttempt, 'client' | 'witness'> => ({
  witness: 'server',
  client: { host: null, addresses },
});
const incidentsOf = (...attempts: readonly JoinedAttempt[]): readonly string[] =>
  withIncidents(attempts).map(({ incident }) => incident);
const retriesOf = (...attempts: readonly JoinedAttempt[]): readonly (string | null)[] =>
  withIncidents(attempts).map(({ retryOf }) => retryOf);

describe('an incident', () => {
  test('goes on while a client fails in one way', () => {
    expect(incidentsOf(at(0), at(600), at(1200))).toEqual(['I1', 'I1', 'I1']);
  });

  test.each<readonly [string, Partial<JoinedAttempt>]>([
    ['another stage', { stoppedAt: 'api' }],
    ['another status', { httpStatus: 403 }],
    ['another error', { oauthError: 'invalid_grant' }],
    ['another client', { client: { host: 'other.example', addresses: ['192.0.2.10'] } }],
    ['a success', { outcome: 'succeeded', stoppedAt: null, httpStatus: 200, oauthError: null }],
  ])('%s is another', (_what, parts) => {
    expect(incidentsOf(at(0), at(600, parts))).toEqual(['I1', 'I2']);
  });

  test('does not go on over a success', () => {
    const good = at(600, { outcome: 'succeeded', stoppedAt: null, httpStatus: 200, oauthError: null });
    expect(incidentsOf(at(0), good, at(1200))).toEqual(['I1', 'I2', 'I3']);
  });

  test('of clients without a name is found by a common address', () => {
    expect(incidentsOf(at(0, unhosted(['192.0.2.10'])), at(600, unhosted(['192.0.2.10', '203.0.113.1'])))).toEqual([
      'I1',
      'I1',
    ]);
    expect(incidentsOf(at(0, unhosted(['192.0.2.10'])), at(600, unhosted(['192.0.2.11'])))).toEqual(['I1', 'I2']);
  });

  test('goes on where nothing is known of a client: nothing shows that it is another', () => {
    expect(incidentsOf(at(0, unhosted([])), at(600, unhosted([])))).toEqual(['I1', 'I1']);
    expect(incidentsOf(at(0, unhosted([])), at(600, unhosted(['192.0.2.10'])))).toEqual(['I1', 'I2']);
  });

  test("what only the server shows belongs to the manager's incident that it can be", () => {
    const server = at(300, unhosted(['203.0.113.1']));
    expect(incidentsOf(at(0), server)).toEqual(['I1', 'I1']);
    expect(incidentsOf(at(0), { ...server, stoppedAt: 'api' })).toEqual(['I1', 'I2']);
    expect(incidentsOf(at(0), { ...server, httpStatus: 403 })).toEqual(['I1', 'I2']);
    expect(incidentsOf(at(0), { ...server, httpStatus: null })).toEqual(['I1', 'I1']);
    expect(incidentsOf(at(0), { ...server, outcome: 'succeeded' })).toEqual(['I1', 'I2']);
    expect(incidentsOf(at(0), { ...server, outcome: 'unknown', stoppedAt: null, httpStatus: null })).toEqual([
      'I1',
      'I1',
    ]);
  });
});

describe('with two managers, what a capture or the server shows', () => {
  const other = (seconds: number): JoinedAttempt => at(seconds, { client: { host: 'other.example', addresses: [] } });
  const events = [connection({}, { source: 'eth0.txt' })];
  const seen = at(300, { ...unhosted(['192.0.2.10']), events });

  test('is of the host that captured it', () => {
    const callers = { ...ANY_CALLER, capturedOn: new Map([['eth0.txt', 'manager.example']]) };
    const incidents = withIncidents([at(0), other(200), seen], callers).map(({ incident }) => incident);
    expect(incidents).toEqual(['I1', 'I2', 'I1']);
  });

  test('is of the host whose address it is', () => {
    const callers = { ...ANY_CALLER, addresses: new Map([['manager.example', '192.0.2.10']]) };
    const incidents = withIncidents([at(0), other(200), seen], callers).map(({ incident }) => incident);
    expect(incidents).toEqual(['I1', 'I2', 'I1']);
  });
});

describe('a retry', () => {
  test('follows a failure of the same client within half a minute', () => {
    expect(retriesOf(at(0), at(31), at(63))).toEqual([null, 'A0', null]);
  });

  test('does not follow a success, nor what has no time', () => {
    expect(retriesOf(at(0, { outcome: 'succeeded' }), at(5))).toEqual([null, null]);
    expect(retriesOf(at(0, { end: null }), at(5))).toEqual([null, null]);
    expect(retriesOf(at(0), at(5, { start: null }))).toEqual([null, null]);
  });

  test('does not begin before the failure ended', () => {
    expect(retriesOf(at(0), at(0))).toEqual([null, null]);
  });
});

describe('a stage that was only inferred', () => {
  const evidence = evidenceAt('eth0.txt', 7);
  const connected = stage('connect', 'passed', { facts: { said: '2 ms' }, evidence });
  const inferred = stage('connect', 'passed', { inferred: true });
  const manager = at(0, { stages: stages('token', [inferred]) });
  const connectOf = (...attempts: readonly JoinedAttempt[]): unknown =>
    withIncidents(attempts)[0]?.stages.find(({ stage: name }) => name === 'connect');

  test('is backed by a witness of the same incident whose clock is not tied', () => {
    const capture = at(300, { ...unhosted(['192.0.2.10']), stages: stages('token', [connected]) });
    expect(connectOf(manager, capture)).toMatchObject({
      facts: { said: '2 ms, at a time that is not tied to this attempt' },
      evidence: [{ number: 7 }],
      inferred: true,
    });
  });

  test('not by one of another incident, nor by another manager, nor by one that saw nothing', () => {
    const elsewhere = at(300, { ...unhosted(['192.0.2.10']), stoppedAt: 'api', stages: stages('api', [connected]) });
    const later = at(600, { stages: stages('token', [connected]) });
    const blind = at(900, { ...unhosted(['192.0.2.10']), stages: stages('token', [inferred]) });
    expect(connectOf(manager, elsewhere, later, blind)).toMatchObject({ evidence: [] });
  });

  describe('of two clients in one capture', () => {
    const shown = (seconds: number, address: string, source: string): JoinedAttempt =>
      at(seconds, {
        ...unhosted([address]),
        stages: stages('token', [{ ...connected, evidence: evidenceAt(source, seconds) }]),
        events: [connection({}, { source })],
      });
    const unconnected = (seconds: number, address: string): JoinedAttempt =>
      at(seconds, { ...unhosted([address]), events: [connection({}, { source: 'messages' })] });
    const captured = [shown(300, '203.0.113.77', 'eth0.txt'), shown(310, '192.0.2.10', 'eth0.txt')];

    test('is backed by the one that another source shows too', () => {
      expect(connectOf(manager, ...captured, unconnected(320, '192.0.2.10'))).toMatchObject({
        evidence: [{ number: 310 }],
      });
    });

    test('by neither, where none or both are shown twice', () => {
      expect(connectOf(manager, ...captured)).toMatchObject({ evidence: [] });
      const both = [unconnected(320, '192.0.2.10'), unconnected(330, '203.0.113.77')];
      expect(connectOf(manager, ...captured, ...both)).toMatchObject({ evidence: [] });
    });

    test('is backed by the one that is there, whatever address the server knows it by', () => {
      expect(connectOf(manager, shown(310, '192.0.2.10', 'eth0.txt'), unconnected(320, '203.0.113.21'))).toMatchObject({
        evidence: [{ number: 310 }],
      });
    });
  });

  test('keeps its own evidence', () => {
    const own = stage('connect', 'passed', { inferred: true, evidence: evidenceAt('vmanage-server.log', 3) });
    const capture = at(300, { ...unhosted(['192.0.2.10']), stages: stages('token', [connected]) });
    expect(connectOf(at(0, { stages: stages('token', [own]) }), capture)).toMatchObject({ evidence: [{ number: 3 }] });
  });
});
