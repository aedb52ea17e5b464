import type { JoinedAttempt } from '../../src/core/analysis.js';
import { describe, expect, test } from '@jest/globals';
import { withHistory } from '../../src/engine/history.js';
import { attempt } from '../support/analysis.js';
import { SECOND, T0 } from '../support/events.js';

/** A refused attempt of a second, at so many seconds after T0, in an incident of its own. */
function failed(seconds: number, parts: Partial<JoinedAttempt> = {}): JoinedAttempt {
  const start = T0 + seconds * SECOND;
  return attempt({ id: `A${seconds}`, incident: `I${seconds}`, start, end: start + SECOND, ...parts });
}

const good = (seconds: number, parts: Partial<JoinedAttempt> = {}): JoinedAttempt =>
  failed(seconds, { outcome: 'succeeded', stoppedAt: null, httpStatus: 200, oauthError: null, ...parts });

const by = (host: string | null, ...addresses: readonly string[]): Partial<JoinedAttempt> => ({
  witness: host === null ? 'server' : 'manager',
  client: { host, addresses },
});

/** What is known of the attempt with this id: what it healed by, what was good before it. */
function historyOf(id: string, attempts: readonly JoinedAttempt[]): readonly (string | null | undefined)[] {
  const own = withHistory(attempts).find((one) => one.id === id);
  return [own?.healedBy, own?.lastGood];
}

test('the nearest success on either side', () => {
  expect(historyOf('A30', [good(0), good(10), failed(30), good(50), good(70)])).toEqual(['A50', 'A10']);
});

test('a success has none, nor has an attempt alone', () => {
  expect(historyOf('A30', [good(0), good(30), good(50)])).toEqual([null, null]);
  expect(historyOf('A0', [failed(0)])).toEqual([null, null]);
});

test('an attempt without a visible end has them too', () => {
  expect(historyOf('A30', [good(0), failed(30, { outcome: 'unknown' }), good(50)])).toEqual(['A50', 'A0']);
});

test('what has no time stands neither before nor after', () => {
  expect(historyOf('A30', [good(0, { start: null }), failed(30), good(50, { start: null })])).toEqual([null, null]);
  expect(historyOf('A30', [good(0), failed(30, { start: null }), good(50)])).toEqual([null, null]);
});

describe('the same client', () => {
  const around = (own: Partial<JoinedAttempt>, other: Partial<JoinedAttempt>): readonly unknown[] =>
    historyOf('A30', [good(0, other), failed(30, own), good(50, other)]);

  test.each<readonly [string, Partial<JoinedAttempt>, Partial<JoinedAttempt>]>([
    ['one host', by('a.example'), by('a.example', '192.0.2.1')],
    ['one address', by(null, '192.0.2.1'), by(null, '192.0.2.1')],
    ['nothing known of either', by(null), by(null)],
  ])('%s', (_, own, other) => {
    expect(around(own, other)).toEqual(['A50', 'A0']);
  });

  test.each<readonly [string, Partial<JoinedAttempt>, Partial<JoinedAttempt>]>([
    ['another host', by('a.example', '192.0.2.1'), by('b.example', '192.0.2.1')],
    ['another address', by(null, '192.0.2.1'), by(null, '203.0.113.77')],
    ['a host and nothing', by('a.example'), by(null)],
  ])('not %s', (_, own, other) => {
    expect(around(own, other)).toEqual([null, null]);
  });
});

describe('another license server', () => {
  const elsewhere = { server: { host: 'other.example', address: '198.51.100.99', port: 8443 } };

  test('is no last good one', () => {
    expect(historyOf('A30', [good(0), good(10, elsewhere), failed(30)])).toEqual([null, 'A0']);
  });

  test('counts where nothing is known of it', () => {
    const unknown = { server: { host: null, address: null, port: null } };
    expect(historyOf('A30', [good(10, unknown), failed(30)])).toEqual([null, 'A10']);
  });

  test('heals: the manager was pointed elsewhere', () => {
    expect(historyOf('A30', [failed(30), good(50, elsewhere)])).toEqual(['A50', null]);
  });
});

describe('an incident', () => {
  test('is healed as a whole, by what follows its last attempt', () => {
    const incident = 'I0';
    const attempts = [failed(0), failed(10, { incident }), good(20)];
    expect(historyOf('A0', attempts)).toEqual(['A20', null]);
    expect(historyOf('A10', attempts)).toEqual(['A20', null]);
  });

  test('is spoken for by the attempts of the manager', () => {
    const seen = failed(40, { incident: 'I10', ...by(null, '192.0.2.10') });
    expect(historyOf('A40', [failed(10), good(20), seen])).toEqual(['A20', null]);
  });
});
