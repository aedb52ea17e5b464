import { describe, expect, test } from '@jest/globals';
import { judge, type Judged } from '../scripts/accuracy/judge.js';
import { readTruth } from '../scripts/accuracy/truth.js';
import { compareClocks } from '../scripts/accuracy/clocks.js';
import type { Attempt, Confidence, Finding, SourceReport } from '../src/core/analysis.js';

describe('the judge itself', () => {
  const truth = readTruth(
    JSON.stringify({
      id: 'case',
      cause: 'wrong-client-id',
      acceptable: ['client-deleted'],
      evidence: [
        [
          ['m.log', 4],
          ['m.log', 5],
        ],
        [['s.log', 7]],
      ],
      sources: {
        manager_log: { files: ['m.log'], clock_offset_s: 0 },
        ssm_syslog: { files: ['s.log'], clock_offset_s: -40 },
      },
    }),
  );
  const nothing: Judged = { findings: [], attempts: [], sources: [], outcome: 'failed-unexplained' };
  const ids = new Set(['wrong-client-id', 'wrong-grant-type']);

  test('a finding that the files cannot separate from the cause is right', () => {
    const found = judge(truth, { ...nothing, findings: [finding('client-deleted', 'likely')] }, ids);
    expect(found).toMatchObject({ first: 'client-deleted', verdict: 'right', wrong: [] });
  });

  test('another cause is wrong, and counts against us from likely on', () => {
    const likely = judge(truth, { ...nothing, findings: [finding('wrong-grant-type', 'likely')] }, ids);
    expect(likely).toMatchObject({ verdict: 'wrong', wrong: [{ rule: 'wrong-grant-type' }] });
    const possible = judge(truth, { ...nothing, findings: [finding('wrong-grant-type', 'possible')] }, ids);
    expect(possible).toMatchObject({ verdict: 'wrong', wrong: [] });
  });

  test('finding nothing is wrong where a rule of that name exists, and excused where none does', () => {
    expect(judge(truth, nothing, ids).verdict).toBe('wrong');
    expect(judge(truth, nothing, new Set(['wrong-grant-type'])).verdict).toBe('no-rule');
  });

  test('any finding on healthy logs is wrong', () => {
    const healthy = { ...truth, healthy: true };
    expect(judge(healthy, nothing, ids).verdict).toBe('right');
    expect(judge(healthy, { ...nothing, findings: [finding('wrong-client-id', 'possible')] }, ids).verdict).toBe(
      'wrong',
    );
  });

  test('one place of a set is enough, also as evidence of a stage; a source with another clock is not due', () => {
    const attempts = [stageWith('m.log', 5)];
    const found = judge(truth, { ...nothing, attempts, findings: [finding('wrong-client-id', 'likely')] }, ids);
    expect(found).toMatchObject({ cited: 1, sets: 2, missed: [] });
    const other = judge(truth, { ...nothing, attempts: [stageWith('m.log', 6)] }, ids);
    expect(other.missed).toEqual([
      [
        ['m.log', 4],
        ['m.log', 5],
      ],
    ]);
  });
});

describe('clocks against the answer key', () => {
  const truth = readTruth(
    JSON.stringify({
      sources: {
        manager_log: { files: ['m.log.1', 'm.log'], clock_offset_s: 0 },
        ssm_syslog: { files: ['s.log'], clock_offset_s: -40.2 },
      },
    }),
  );

  test('the true difference lies within the bounds, or does not', () => {
    const [near] = compareClocks(truth, [clockOf('m.log', 0, 0), clockOf('s.log', -41_000_000, 1_000_000)]);
    expect(near).toMatchObject({ a: 'manager_log', b: 'ssm_syslog', contained: true, truth: 40.2 });
    expect(near?.ours).toEqual({ difference: 41, plusMinus: 1 });
    const [far] = compareClocks(truth, [clockOf('m.log', 0, 0), clockOf('s.log', -42_000_000, 1_000_000)]);
    expect(far?.contained).toBe(false);
  });

  test('a source without an offset is not tied', () => {
    const [pair] = compareClocks(truth, [clockOf('m.log', 0, 0), clockOf('s.log', null, null)]);
    expect(pair).toMatchObject({ ours: null, contained: false });
  });
});

function finding(rule: string, confidence: Confidence): Finding {
  const lists = { consequences: [], fix: [], verify: [], risk: [], collect: [], rivals: [], evidence: [] };
  const window = { from: null, to: null };
  return {
    ...lists,
    id: `${rule}-00000000`,
    rule,
    cause: rule,
    stage: 'token',
    severity: 'error',
    confidence,
    why: 'no-rival',
    attempts: ['a1'],
    window,
    explanation: '',
  };
}

/** An attempt whose token stage cites one line. */
function stageWith(source: string, number: number): Attempt {
  const evidence = [{ source, unit: 'line', number, byteOffset: 0, stamp: null, text: '' }] as const;
  const times = { start: null, end: null };
  return {
    ...times,
    id: 'a1',
    incident: 'i1',
    retryOf: null,
    witness: 'server',
    startPlusMinus: null,
    client: { host: null, addresses: [] },
    server: { host: null, address: null, port: null },
    account: null,
    outcome: 'failed',
    stoppedAt: 'token',
    stages: [{ ...times, stage: 'token', state: 'failed', facts: {}, inferred: false, evidence }],
    hops: [],
    joins: [],
    httpStatus: null,
    oauthError: null,
    events: [],
    healedBy: null,
    lastGood: null,
  };
}

function clockOf(path: string, offset: number | null, plusMinus: number | null): SourceReport {
  const none = { format: null, host: null, series: null, sha256: null, first: null, last: null, gaps: [], drops: null };
  return {
    ...none,
    path,
    role: 'other',
    bytes: 0,
    records: 0,
    understood: 0,
    clock: {
      zone: 'UTC',
      basis: 'stated',
      from: null,
      alternatives: [],
      year: 'stated',
      offset,
      plusMinus,
      grade: 'good',
      anchors: [],
      segments: [],
    },
  };
}
