import { describe, expect, test } from '@jest/globals';
import { eventsOfKind } from '../../src/core/events-of-kind.js';
import { releaseSigns } from '../../src/attempts/releases.js';
import type { Dated } from '../../src/core/event.js';
import { call, logLine, seen } from '../support/events.js';
import { draft, joined } from './drafts.js';

const attempt = draft([joined(call())]);

function release(version: string, host: string | null = 'manager.example'): Dated {
  return seen('manager.release', { 'service.version': version }, { host });
}

const stateOf = (...releases: readonly Dated[]): readonly unknown[] =>
  releaseSigns(eventsOfKind(releases), attempt).map(({ state, fact }) => [state, fact]);

describe('releaseSigns', () => {
  test.each([
    ['20.9.1', 'passed'],
    ['20.9.1.1', 'passed'],
    ['20.9.3', 'passed'],
    ['20.12.3', 'passed'],
    ['26.1', 'passed'],
    ['20.9.0.4', 'failed'],
    ['20.8.9', 'failed'],
    ['19.12', 'failed'],
    ['20.9.1a', 'passed'],
  ])('%s: %s', (version, state) => {
    expect(stateOf(release(version))).toEqual([[state, version]]);
  });

  test('the last word of the host itself, or of one that is not named, counts', () => {
    expect(stateOf(release('20.6.1'), release('20.9.2'), release('20.3.1', 'other.example'))).toEqual([
      ['passed', '20.9.2'],
    ]);
    expect(stateOf(release('20.9.2'), release('20.6.1', null))).toEqual([['failed', '20.6.1']]);
  });

  test('the release of another host never decides', () => {
    expect(stateOf(release('20.3.1', 'vsmart'))).toEqual([]);
    expect(stateOf(release('20.9.2'), release('20.3.1', '192.0.2.9'))).toEqual([['passed', '20.9.2']]);
  });

  test('a name with its domain, or in capitals, is the same host', () => {
    expect(stateOf(release('20.9.2', 'Manager'))).toEqual([['passed', '20.9.2']]);
    expect(stateOf(release('20.9.2', 'manager.example.com'))).toEqual([['passed', '20.9.2']]);
    expect(stateOf(release('20.9.2', 'manager-b.example'))).toEqual([]);
  });

  test('an attempt that names no host takes the release of the only host that states one', () => {
    const nameless = draft([joined(call({}, {}, [logLine({}, { host: null })]))]);
    const of = (...releases: readonly Dated[]): readonly unknown[] =>
      releaseSigns(eventsOfKind(releases), nameless).map(({ fact }) => fact);
    expect(of(release('20.9.2', 'a'), release('20.12.1', 'A.example'))).toEqual(['20.12.1']);
    expect(of(release('20.9.2', 'a'), release('20.3.1', 'b'))).toEqual([]);
    expect(of(release('20.9.2', null), release('20.3.1', 'a'), release('20.3.1', 'b'))).toEqual(['20.9.2']);
  });

  test('nothing where no source states it, or not to the end, or no manager made the attempt', () => {
    expect(stateOf()).toEqual([]);
    expect(stateOf(release('20.9'))).toEqual([]);
    expect(stateOf(release('20'))).toEqual([]);
    expect(releaseSigns(eventsOfKind([release('20.9.2')]), draft([]))).toEqual([]);
  });
});
