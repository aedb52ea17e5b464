import { describe, expect, test } from '@jest/globals';
import type { AttemptStage } from '../../src/core/analysis.js';
import type { Dated } from '../../src/core/event.js';
import type { EvidenceList } from '../../src/core/evidence.js';
import { ownEvidence } from '../../src/engine/own-evidence.js';
import { evidenceAt, seen } from '../support/events.js';
import { stopped } from './forms.js';

const MANAGER = 'vmanage-server.log';

function lines(source: string, first: number, ...rest: readonly number[]): EvidenceList {
  return [...evidenceAt(source, first), ...rest.flatMap((number) => [...evidenceAt(source, number)])];
}

const call = (outcome: 'failure' | 'success', ...numbers: readonly [number, ...number[]]): Dated => ({
  ...seen('manager.call', { 'event.outcome': outcome }),
  evidence: lines(MANAGER, ...numbers),
});
const request = (...numbers: readonly [number, ...number[]]): Dated => ({
  ...seen('server.request', { 'url.path': '/oauth/token' }),
  evidence: lines('messages', ...numbers),
});
const answer = (...evidence: EvidenceList): Dated => ({
  ...seen('api.answer', { 'http.response.status_code': 200 }),
  evidence,
});
const failedStage = (stage: AttemptStage['stage'], evidence: EvidenceList): AttemptStage => ({
  stage,
  state: 'failed',
  start: null,
  end: null,
  facts: {},
  inferred: false,
  evidence,
});
const placesOf = (events: readonly Dated[], stages: readonly AttemptStage[] = [], others: readonly Dated[] = []) =>
  ownEvidence(stopped(events, { stages, otherRequests: new Set(others) })).map(
    ({ source, number }) => `${source}:${String(number)}`,
  );

describe("an attempt's own evidence", () => {
  test('is the records of its failed call, the request joined with it, then what its stage was seen by', () => {
    const failed = call('failure', 7, 9, 10, 8);
    const refused = answer(...failed.evidence, ...lines('messages', 40, 41));
    expect(placesOf([failed, request(40, 41), refused], [failedStage('token', lines('eth0.pcap', 3, 4))])).toEqual([
      `${MANAGER}:7`,
      `${MANAGER}:9`,
      `${MANAGER}:10`,
      'messages:40',
      'messages:41',
      'eth0.pcap:3',
      'eth0.pcap:4',
    ]);
  });

  test('has the request that the failed stage was seen by, not the last one of the sync', () => {
    const listed = answer(...lines(MANAGER, 20, 21), ...lines('messages', 48, 49));
    const events = [call('success', 20, 21), request(48, 49), request(50, 51), listed];
    expect(placesOf(events, [failedStage('licenses', lines(MANAGER, 21))])).toEqual([
      'messages:48',
      'messages:49',
      `${MANAGER}:21`,
    ]);
  });

  test('has no request of a call that passed before the one that failed', () => {
    const passed = request(30, 31);
    expect(placesOf([call('failure', 7), passed], [], [passed])).toEqual([`${MANAGER}:7`]);
  });

  test('has the last request where only the server shows the attempt', () => {
    expect(placesOf([request(30), request(31)])).toEqual(['messages:31']);
  });

  test('has some places of each source that shows the stage', () => {
    const stage = failedStage('connect', [...lines(MANAGER, 1, 2, 3, 4), ...lines('eth0.pcap', 5)]);
    expect(placesOf([], [stage])).toEqual([`${MANAGER}:1`, `${MANAGER}:2`, `${MANAGER}:3`, 'eth0.pcap:5']);
  });
});
