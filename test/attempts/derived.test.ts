import { describe, expect, test } from '@jest/globals';
import { eventsOfKind } from '../../src/core/events-of-kind.js';
import { addressComparisons, licenseEvents } from '../../src/attempts/derived.js';
import type { Dated, Facts } from '../../src/core/event.js';
import { call, connection, connect, episode, logLine, lookup, seen } from '../support/events.js';
import { draft, joined } from './drafts.js';

type Line = Partial<Facts['manager.license-log']>;

const of = (...lines: readonly Line[]): readonly unknown[] => {
  const [first = logLine(), ...rest] = lines.map((facts) => logLine(facts));
  return licenseEvents(draft([], { episode: { ...episode(), lines: [first, ...rest] } })).map(({ kind, facts }) => [
    kind,
    facts,
  ]);
};

describe('licenseEvents', () => {
  test('a count of licenses, none as well', () => {
    expect(of({ 'license.count': 0, message: 'no licenses' }, { 'license.count': 12 })).toEqual([
      ['license.listed', { 'license.count': 0, message: 'no licenses' }],
      ['license.listed', { 'license.count': 12 }],
    ]);
  });

  test('an account that is not registered', () => {
    expect(of({ 'license.account.registered': false, message: 'not registered' })).toEqual([
      ['license.account-not-registered', { message: 'not registered' }],
    ]);
    expect(of({ 'license.account.registered': false })).toEqual([]);
  });

  test('a warning, and no other level', () => {
    expect(of({ 'log.level': 'WARN', message: 'careful' }, { 'log.level': 'ERROR', message: 'failed' })).toEqual([
      ['manager.warned', { message: 'careful', 'warning.subject': 'other', 'error.kind': 'other' }],
    ]);
  });

  test('a warning of licenses that the server could not fetch', () => {
    const message = 'no licenses: Cisco Smart Software Manager is unreachable';
    expect(of({ 'log.level': 'WARN', message })).toEqual([
      ['manager.warned', { message, 'warning.subject': 'licenses', 'error.kind': 'upstream-unreachable' }],
    ]);
  });

  test('nothing without a manager', () => {
    expect(licenseEvents(draft([]))).toEqual([]);
  });
});

describe('addressComparisons', () => {
  const names = new Map([['ssm.example', new Set(['198.51.100.20'])]]);
  const named = (address: string): Dated =>
    seen('gateway.named', { 'server.address': address }, { source: 'messages', number: 5 });
  const sync = draft([joined(call({ 'url.domain': 'SSM.example' }))], {
    flows: [lookup({}, { number: 2 }), connection({}, { number: 3 }), connect({}, { number: 4 })],
  });

  test('what the name resolves to against how browsers reach the server', () => {
    const [same] = addressComparisons(sync, names, eventsOfKind([named('198.51.100.20')]));
    expect(same?.facts).toEqual({
      'dns.question.name': 'SSM.example',
      'dns.resolved_address': '198.51.100.20',
      'server.address.seen': '198.51.100.20',
      same: true,
    });
    expect(same?.evidence.map(({ number }) => number)).toEqual([5, 2, 3]);
    expect(addressComparisons(sync, names, eventsOfKind([named('198.51.100.21')]))[0]?.facts).toMatchObject({
      same: false,
    });
  });

  test('a name is no address, and a name that nothing resolves has none', () => {
    expect(addressComparisons(sync, names, eventsOfKind([named('ssm.example'), logLine()]))).toEqual([]);
    expect(addressComparisons(sync, new Map(), eventsOfKind([named('198.51.100.21')]))).toEqual([]);
    expect(addressComparisons(draft([]), names, eventsOfKind([named('198.51.100.21')]))).toEqual([]);
  });
});
