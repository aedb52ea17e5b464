import { expect, test } from '@jest/globals';
import { eventsOfKind } from '../../src/core/events-of-kind.js';
import { gatherAttempts } from '../../src/attempts/gather.js';
import { withGuiAttempts } from '../../src/attempts/gui-attempts.js';
import type { Exchanges } from '../../src/core/exchange.js';
import { exchangesOf } from '../support/exchanges.js';
import { call, connection, episode, lookup, request, seen } from '../support/events.js';
import { reached, manualCheck } from '../support/manual-checks.js';
import { UNTIED } from './drafts.js';

const witnessesOf = (exchanges: Partial<Exchanges>): readonly string[] =>
  gatherAttempts(exchangesOf(exchanges), () => UNTIED).map(({ witness }) => witness);

test.each([
  ['manager', { episodes: [episode(call())] }],
  ['manager', { episodes: [{ ...episode(call()), host: null }] }],
  ['server', { requests: [request()] }],
  ['capture', { flows: [connection()] }],
  ['capture', { flows: [lookup({ 'dns.resolved_ip': [] })] }],
  ['person', { manualChecks: [manualCheck('curl', reached())] }],
] as const)('%s', (witness, exchanges) => {
  expect(witnessesOf(exchanges)).toEqual([witness]);
});

test('what a person tried stands with the attempt that the manager logged', () => {
  expect(witnessesOf({ episodes: [episode(call())], manualChecks: [manualCheck('curl', reached())] })).toEqual([
    'manager',
  ]);
});

test('gui', () => {
  const message = seen('manager.gui-message', { message: 'Failed to authenticate user' }, { source: 'gui.txt' });
  expect(withGuiAttempts([], eventsOfKind([message])).map(({ witness }) => witness)).toEqual(['gui']);
});
