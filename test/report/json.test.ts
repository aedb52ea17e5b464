import { describe, expect, test } from '@jest/globals';
import { renderJson, toJson } from '../../src/report/json.js';
import { isCommon } from '../../src/redact/vocabulary.js';
import { analysis, cite, finding, line, stamp } from '../support/analysis.js';
import { CASES, CLIENT_ID, wrongGrant } from './cases.js';

describe('the JSON report', () => {
  test('has the keys of the contract, in its order, for every outcome', () => {
    for (const one of Object.values(CASES)) {
      expect(Object.keys(toJson(one))).toEqual([
        'schema',
        'tool',
        'options',
        'outcome',
        'sources',
        'attempts',
        'findings',
        'verdicts',
        'unexplained',
        'notices',
      ]);
    }
  });

  test('has the fields of the contract in each of its parts', () => {
    const report = toJson(wrongGrant);
    expect(Object.keys(report.options)).toEqual(['zones', 'years', 'clocks', 'redact']);
    expect(Object.keys(report.sources[0] ?? {})).toEqual(
      'path format role host series bytes sha256 records understood first last gaps drops clock'.split(' '),
    );
    expect(Object.keys(report.sources[0]?.clock ?? {})).toEqual(
      'zone basis from alternatives offsetSeconds plusMinusSeconds grade anchors segments'.split(' '),
    );
    expect(Object.keys(report.attempts[0] ?? {})).toEqual(
      'id incident retryOf start end startPlusMinusSeconds client server outcome stoppedAt stages hops joins httpStatus oauthError'.split(
        ' ',
      ),
    );
    expect(Object.keys(report.attempts[0]?.stages[0] ?? {})).toEqual(
      'stage state start end facts inferred evidence'.split(' '),
    );
    expect(Object.keys(report.findings[0] ?? {})).toEqual(
      'id rule cause stage severity confidence why attempts window explanation evidence consequences fix verify risk collect rivals'.split(
        ' ',
      ),
    );
    expect(Object.keys(report.findings[0]?.evidence[0] ?? {})).toEqual(
      'source unit number byteOffset time text role claim'.split(' '),
    );
    expect(Object.keys(report.unexplained[0] ?? {})).toEqual('template source count first last sample'.split(' '));
    expect(Object.keys(report.notices[0] ?? {})).toEqual('code source message'.split(' '));
  });

  test('gives times in ISO 8601 on the common clock, offsets in seconds, stamps in the text', () => {
    const report = toJson(wrongGrant);
    expect(report.attempts[0]?.start).toBe('2024-03-05T10:15:00.100Z');
    expect(report.sources[1]?.clock).toMatchObject({ offsetSeconds: -2521, plusMinusSeconds: 1.1, grade: 'low' });
    expect(report.sources[1]?.clock.anchors[0]).toMatchObject({ low: -2522.1, high: -2519.9, used: true });
    const [asked, answered, served] = report.findings[0]?.evidence ?? [];
    expect(asked).toMatchObject({ time: '2024-03-05T10:15:00.100Z', number: 260, unit: 'line' });
    expect(answered?.time).toBe('2024-03-05T10:15:01.200Z');
    expect(served?.time).toBe('2024-03-05T10:15:01.000Z');
    expect(served?.text).toMatch(/^Mar {2}5 09:33:00 /);
  });

  test('keeps microseconds of a capture', () => {
    const connect = toJson(wrongGrant).attempts[0]?.stages.find(({ stage }) => stage === 'connect');
    expect(connect?.evidence[0]).toMatchObject({ time: '2024-03-05T10:15:00.200000Z', unit: 'frame', number: 1 });
  });

  test('says for what time something is to be collected', () => {
    expect(toJson(wrongGrant).findings[0]?.collect).toEqual([
      {
        what: 'the Type column of the API Tool Kit',
        host: 'ssm',
        window: { from: '2024-03-05T10:15:00.100Z', to: '2024-03-05T10:15:01.200Z' },
      },
    ]);
  });

  test('cites at most twelve places, and every claim', () => {
    const many = (claim: string) => Array.from({ length: 20 }, (_, i) => cite(line('a.log', i + 1, claim), claim));
    const crowded = analysis({
      findings: [
        finding({ evidence: [...many('one'), ...many('two'), cite(line('b.log', 1, 'x'), 'three', 'supports')] }),
      ],
    });
    const claims = toJson(crowded).findings[0]?.evidence.map(({ claim, number }) => `${claim} ${String(number)}`);
    expect(claims).toEqual([
      ...['one 1', 'one 2', 'one 3', 'one 4', 'one 5', 'one 6'],
      ...['two 1', 'two 2', 'two 3', 'two 4', 'two 5'],
      'three 1',
    ]);
  });

  test('is the same text each time, and masks client ids and secrets in it', () => {
    const secret = 'hunter2-of-the-manager';
    const leaky = analysis({
      ...wrongGrant,
      notices: [{ code: 'not-read', source: 'x', message: `{"password":"${secret}"}` }],
      unexplained: [
        {
          template: 'x',
          source: 'y',
          count: 1,
          first: null,
          last: null,
          sample: line('y', 1, `tried ${secret}`, stamp('a', '2024-03-05T10:00:00.000')),
        },
      ],
    });
    const text = renderJson(leaky);
    expect(text).toBe(renderJson(leaky));
    expect(text).not.toContain(secret);
    expect(text).not.toContain(CLIENT_ID);
    expect(text).toContain('UJtw…PP50');
    expect(text).toContain('grant_type=password');
    expect(text.endsWith('}\n')).toBe(true);
  });

  test('uses no long key or value of its own that a password could be mistaken for', () => {
    const words = new Set<string>();
    const visit = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      for (const [key, inner] of Object.entries(value)) {
        if (!Array.isArray(value)) words.add(key);
        visit(inner);
      }
    };
    visit(
      toJson({
        ...wrongGrant,
        options: { zones: {}, years: {}, aliases: {}, clocks: {} },
        attempts: wrongGrant.attempts.map((one) => ({
          ...one,
          stages: one.stages.map((stage) => ({ ...stage, facts: {} })),
        })),
      }),
    );
    expect([...words].filter((word) => word.length >= 6 && !isCommon(word))).toEqual([]);
  });
});
