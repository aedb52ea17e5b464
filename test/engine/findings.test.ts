import { describe, expect, test } from '@jest/globals';
import { eventsOfKind } from '../../src/core/events-of-kind.js';
import type { Rule } from '../../src/core/rule.js';
import type { Attempt, Finding } from '../../src/core/analysis.js';
import type { Dated } from '../../src/core/event.js';
import type { Evidence } from '../../src/core/evidence.js';
import { decidingClaims, incidentCauses } from '../../src/engine/findings.js';
import { judgeRule } from '../../src/engine/judge.js';
import { rankFits, type Ranked } from '../../src/engine/rank.js';
import { SECOND, seen, T0 } from '../support/events.js';
import { answer, claim, deciding, LOCKED, rule, STATUS_401, stopped } from './forms.js';

function rank(of: Attempt, ...rules: readonly Partial<Rule>[]): readonly Ranked[] {
  const fits = rules.map((parts) => judgeRule(rule(parts), of, eventsOfKind(of.events)));
  return rankFits(fits, () => false);
}

function findingsOf(attempts: readonly Attempt[], ...rules: readonly Partial<Rule>[]): readonly Finding[] {
  const causes = incidentCauses(
    attempts.map((one) => rank(one, ...rules)),
    attempts,
  );
  return causes.map(({ finding }) => finding());
}

function only(events: readonly Dated[], parts: Partial<Rule>): Finding {
  const [finding] = findingsOf([stopped(events)], parts);
  if (finding === undefined) throw new Error('nothing found');
  return finding;
}

/** An answer that many lines show. */
function longAnswer(count: number, source = 'vmanage-server.log'): Dated {
  const event = answer(401, { source });
  const lines = Array.from({ length: count }, (_, index): Evidence => ({ ...event.evidence[0], number: index + 1 }));
  const [first = event.evidence[0], ...rest] = lines;
  return { ...event, evidence: [first, ...rest] };
}

const numbers = ({ evidence }: Finding): readonly number[] => evidence.map(({ number }) => number);

describe('a finding', () => {
  test('holds the words of its rule, and what was seen', () => {
    expect(
      only([answer(401, { number: 3 })], { risk: ['A risk.'], collect: [{ what: 'a log', host: 'ssm' }] }),
    ).toMatchObject({
      rule: 'a-rule',
      cause: 'A cause.',
      stage: 'token',
      severity: 'error',
      confidence: 'likely',
      why: 'no-rival',
      attempts: ['attempt-1'],
      explanation: 'It was refused.',
      fix: ['Mend it.'],
      verify: ['Try again.'],
      risk: ['A risk.'],
      collect: [{ what: 'a log', host: 'ssm' }],
      consequences: [],
      rivals: [],
      evidence: [{ number: 3, role: 'step', claim: 'the server refuses' }],
    });
  });

  test('names its rivals, and what would decide for them', () => {
    const locked = deciding('the user is locked', LOCKED);
    const [first] = findingsOf([stopped([answer(401)])], { id: 'a' }, { id: 'b', supports: { locked } });
    expect(first?.rivals).toEqual([{ rule: 'b', decides: ['the user is locked'] }]);
  });

  test('has an id of rule, stage, server and account, not of time', () => {
    const of = (parts: Partial<Attempt>, by: Partial<Rule> = {}): string | undefined =>
      findingsOf([stopped([answer(401)], parts)], by)[0]?.id;
    const id = of({});
    expect(id).toMatch(/^a-rule-[0-9a-f]{8}$/);
    expect(of({ start: 1, end: 2, id: 'A9', incident: 'I9', httpStatus: 403 })).toBe(id);
    const others = [
      of({ account: 'licsync' }),
      of({ server: { host: 'other.example', address: null, port: 8443 } }),
      of({ stoppedAt: 'token' }, { stage: 'gateway', steps: { refused: claim('x', STATUS_401) } }),
    ];
    expect(new Set([id, ...others]).size).toBe(4);
    const byAddress = { server: { host: null, address: '198.51.100.20', port: 8443 } };
    expect(of(byAddress)).not.toBe(of({ server: { host: null, address: null, port: null } }));
  });
});

describe('the evidence', () => {
  test('is of at most twelve places, each once', () => {
    expect(numbers(only([longAnswer(40)], {}))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(numbers(only([longAnswer(2), longAnswer(2)], {}))).toEqual([1, 2]);
  });

  test('gives each claim an even share, the steps first', () => {
    const locked = {
      ...seen('oauth.user-locked', { 'user.name': 'licsync' }),
      evidence: longAnswer(30, 'messages').evidence,
    };
    const finding = only([longAnswer(30), locked], { supports: { locked: claim('locked', LOCKED) } });
    expect(finding.evidence.map(({ role }) => role)).toEqual(
      Array.from({ length: 12 }, (_, index) => (index < 6 ? 'step' : 'supports')),
    );
  });

  test('of two claims that one event shows has a place for each', () => {
    const steps = { refused: claim('the server refuses', STATUS_401), answered: claim('it answered', STATUS_401) };
    expect(only([longAnswer(2)], { steps }).evidence.map(({ claim, number }) => [claim, number])).toEqual([
      ['the server refuses', 1],
      ['it answered', 2],
    ]);
  });

  test("cites the attempt's own places before a claim's second one", () => {
    const failed = {
      ...seen('manager.call', { 'event.outcome': 'failure' }),
      evidence: longAnswer(3, 'other.log').evidence,
    };
    const { evidence } = only([longAnswer(40), failed], {});
    expect(evidence.filter(({ source }) => source === 'other.log')).toHaveLength(3);
    expect(evidence).toHaveLength(12);
  });

  test('leaves out a support that was not seen', () => {
    expect(only([answer(401)], { supports: { locked: claim('locked', LOCKED) } }).evidence).toHaveLength(1);
  });
});

describe('the findings of an incident', () => {
  const at = (seconds: number, status: number, parts: Partial<Attempt> = {}): Attempt => {
    const start = T0 + seconds * SECOND;
    return stopped([answer(status)], { id: `A${seconds}`, start, end: start + SECOND, ...parts });
  };

  test('are those of its surest attempt, and name all that show them', () => {
    const [first] = findingsOf([at(0, 401), at(60, 401), at(120, 400)], {});
    expect(first).toMatchObject({ attempts: ['A0', 'A60'], window: { from: T0, to: T0 + 61 * SECOND } });
  });

  test('of equal ones the attempt that the manager logged comes first, then the latest', () => {
    const unhosted = { witness: 'server', client: { host: null, addresses: [] } } as const;
    const accounts = (...attempts: readonly Attempt[]): unknown => findingsOf(attempts, {})[0]?.id;
    const [a, b] = [{ account: 'a' }, { account: 'b' }];
    expect(accounts(at(0, 401, a), at(60, 401, b))).toBe(accounts(at(60, 401, b)));
    expect(accounts(at(0, 401, a), at(60, 401, { ...b, ...unhosted }))).toBe(accounts(at(0, 401, a)));
  });

  test('are three at most', () => {
    const ids = ['a', 'b', 'c', 'd'].map((id) => ({ id }));
    expect(findingsOf([at(0, 401)], ...ids).map((one) => one.rule)).toEqual(['a', 'b', 'c']);
  });

  test('are none where no rule fits, or there is no attempt', () => {
    expect(findingsOf([at(0, 400)], {})).toEqual([]);
    expect(findingsOf([], {})).toEqual([]);
  });

  test('of attempts without a time have an open window; one without an end ends at its begin', () => {
    expect(findingsOf([at(0, 401, { start: null, end: null })], {})[0]?.window).toEqual({ from: null, to: null });
    expect(findingsOf([at(0, 401, { end: null })], {})[0]?.window).toEqual({ from: T0, to: T0 });
  });
});

test('decidingClaims are the words of what would decide, of steps and supports', () => {
  const by = rule({
    steps: { a: claim('a', STATUS_401), b: deciding('b', STATUS_401) },
    supports: { c: deciding('c', LOCKED), d: claim('d', LOCKED) },
  });
  expect(decidingClaims(by)).toEqual(['b', 'c']);
});
