import { describe, expect, test } from '@jest/globals';
import { ladderOf } from '../../src/attempts/ladder.js';
import type { Sign } from '../../src/attempts/signs.js';
import { STAGES, type Stage } from '../../src/core/stages.js';
import { connection, logLine, SECOND, T0, type Place } from '../support/events.js';

function sign(stage: Stage, state: Sign['state'], place: Place = {}, inferred = false): Sign {
  return { stage, state, fact: `${stage} ${state}`, inferred, seen: [connection({}, place)] };
}

function states(
  signs: readonly Sign[],
  addressed = false,
  releases: readonly Sign[] = [],
): Readonly<Record<string, string>> {
  const ladder = ladderOf(signs, addressed, releases);
  return Object.fromEntries(ladder.map(({ stage, state, inferred }) => [stage, inferred ? `${state}?` : state]));
}

describe('ladderOf', () => {
  test('has every stage once, in order', () => {
    expect(ladderOf([], false, []).map(({ stage }) => stage)).toEqual([...STAGES]);
  });

  test('of nothing seen is unknown throughout', () => {
    expect(new Set(Object.values(states([])))).toEqual(new Set(['unknown']));
  });

  test('what lies before a failure was passed, what lies after was not reached', () => {
    expect(states([sign('token', 'failed')])).toEqual({
      prerequisites: 'unknown',
      name: 'passed?',
      connect: 'passed?',
      proxy: 'unknown',
      tls: 'passed?',
      gateway: 'passed?',
      token: 'failed',
      api: 'not-reached',
      licenses: 'not-reached',
      'usage-report': 'not-reached',
    });
  });

  test('a success proves what lies before it, and nothing after it', () => {
    expect(states([sign('api', 'passed')])).toMatchObject({ token: 'passed?', api: 'passed', licenses: 'unknown' });
  });

  test('by address no look-up is needed', () => {
    expect(states([sign('token', 'failed')], true)).toMatchObject({ name: 'not-needed', connect: 'passed?' });
    expect(states([], true)).toMatchObject({ name: 'not-needed', connect: 'unknown' });
  });

  test('a witness of a stage after the failure is not heard', () => {
    expect(states([sign('connect', 'failed'), sign('tls', 'passed')])).toMatchObject({
      connect: 'failed',
      tls: 'not-reached',
    });
  });

  test('a token that was given stays given where a later request fails at the gateway', () => {
    expect(states([sign('token', 'passed'), sign('api', 'passed'), sign('gateway', 'failed')])).toMatchObject({
      gateway: 'failed',
      token: 'passed',
      api: 'passed',
      licenses: 'not-reached',
    });
  });

  test('a release without the feature does not keep the manager from trying', () => {
    const old = [sign('prerequisites', 'failed')];
    expect(states([sign('token', 'failed')], false, old)).toMatchObject({
      prerequisites: 'failed',
      connect: 'passed?',
      token: 'failed',
      api: 'not-reached',
    });
  });
});

describe('several witnesses of one stage', () => {
  test.each(['name', 'connect', 'proxy', 'tls'] as const)('what is tried anew at %s and passes has passed', (stage) => {
    expect(states([sign(stage, 'failed'), sign(stage, 'passed')])).toMatchObject({ [stage]: 'passed' });
    expect(states([sign(stage, 'failed'), sign(stage, 'failed')])).toMatchObject({ [stage]: 'failed' });
  });

  test('unless the manager itself says that it gave up', () => {
    const logged: Sign = { ...sign('connect', 'failed'), seen: [logLine({ 'log.level': 'ERROR' })] };
    expect(states([sign('connect', 'passed'), logged])).toMatchObject({ connect: 'failed' });
  });

  test('one failed answer fails its stage', () => {
    expect(states([sign('token', 'passed'), sign('token', 'failed')])).toMatchObject({ token: 'failed' });
  });

  test('what was read outweighs what was inferred', () => {
    expect(states([sign('tls', 'passed', {}, true), sign('tls', 'passed')])).toMatchObject({ tls: 'passed' });
    expect(states([sign('connect', 'passed', {}, true), sign('connect', 'failed')])).toMatchObject({
      connect: 'failed',
    });
  });

  test('all are cited, those that agree with the outcome first, from the first to the last time', () => {
    const signs = [
      sign('connect', 'failed', { number: 1 }),
      sign('connect', 'passed', { number: 5, after: SECOND, endAfter: 3 * SECOND }),
    ];
    const connected = ladderOf(signs, false, []).find(({ stage }) => stage === 'connect');
    expect(connected?.evidence.map(({ number }) => number)).toEqual([5, 1]);
    expect(connected).toMatchObject({ start: T0, end: T0 + 3 * SECOND, facts: { said: 'connect passed' } });
  });

  test('a stage without a time has none', () => {
    const ladder = ladderOf([sign('token', 'failed', { after: null })], false, []);
    expect(ladder.find(({ stage }) => stage === 'token')).toMatchObject({ start: null, end: null });
  });
});
