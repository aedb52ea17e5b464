import { describe, expect, test } from '@jest/globals';
import { pattern } from '../../src/core/pattern.js';
import { finish } from '../../src/core/steps.js';
import { eventsOfKind } from '../../src/core/events-of-kind.js';
import type { Rule } from '../../src/core/rule.js';
import type { Attempt, ClockGrade } from '../../src/core/analysis.js';
import type { Dated } from '../../src/core/event.js';
import { judgeAll, type Judgement } from '../../src/engine/judge-all.js';
import { SECOND, seen, T0 } from '../support/events.js';
import { answer, deciding, LOCKED, rule, STATUS_401, stopped } from './forms.js';

const unhosted = { witness: 'server', client: { host: null, addresses: [] } } as const;

function at(seconds: number, parts: Partial<Attempt> = {}, status = 401): Attempt {
  const start = T0 + seconds * SECOND;
  const id = `A${seconds}`;
  return stopped([answer(status)], { id, incident: `I${seconds}`, start, end: start + SECOND, ...parts });
}

const good = (seconds: number, parts: Partial<Attempt> = {}): Attempt =>
  at(seconds, { outcome: 'succeeded', stoppedAt: null, httpStatus: 200, oauthError: null, ...parts }, 200);

function judge(
  attempts: readonly Attempt[],
  rules: readonly Partial<Rule>[] = [{}],
  grade: ClockGrade = 'good',
): Judgement {
  const timeline: readonly Dated[] = attempts.flatMap(({ events }) => events);
  return finish(
    judgeAll(
      rules.map((parts) => rule(parts)),
      attempts,
      [{ ofKind: eventsOfKind(timeline) }],
      () => ({ clock: '', plusMinus: 0, grade }),
    ),
  );
}

test('no rule looks at an attempt that succeeded, and each says so of all', () => {
  let looked = 0;
  const counted = rule();
  const { steps } = counted;
  const watched = Object.defineProperty({ ...counted }, 'steps', { get: () => (looked++, steps), enumerable: true });
  const attempts = [good(0), good(60), at(120, { client: { host: 'other', addresses: [] } }), good(180)];
  const scene = { ofKind: eventsOfKind(attempts.flatMap(({ events }) => events)) };
  const all = judgeAll([watched], attempts, [scene], () => ({ clock: '', plusMinus: 0, grade: 'good' }));
  const { verdicts } = finish(all);
  const ofSuccess = verdicts.filter(({ reason }) => reason === 'the attempt succeeded');
  expect(ofSuccess.map(({ attempt, count }) => [attempt, count])).toEqual([['A0', 3]]);
  expect(verdicts).toHaveLength(2);
  const once = looked;
  finish(judgeAll([watched], attempts.slice(2, 3), [scene], () => ({ clock: '', plusMinus: 0, grade: 'good' })));
  expect(looked).toBe(2 * once);
});

describe('the outcome', () => {
  test.each<readonly [string, readonly Attempt[], string]>([
    ['nothing-to-judge', [], 'no attempt'],
    [
      'nothing-to-judge',
      [at(0, { outcome: 'unknown', stoppedAt: null }, 400)],
      'an attempt that nobody knows the end of',
    ],
    ['healthy', [good(0)], 'a success'],
    [
      'nothing-to-judge',
      [good(0), at(60, { outcome: 'unknown', stoppedAt: null }, 400)],
      'a success before a call of which nobody knows the end',
    ],
    [
      'healthy',
      [at(0, { outcome: 'unknown', stoppedAt: null }, 400), good(60)],
      'a success after a call of which nobody knows the end',
    ],
    ['cause-found', [at(0)], 'a failure that a rule explains'],
    ['failed-unexplained', [at(0, {}, 400)], 'a failure that none explains'],
    ['healed', [at(0), good(60)], 'a failure before a success'],
    ['cause-found', [good(0), at(60)], 'a failure after a success'],
    ['failed-unexplained', [at(0, {}, 400), good(60), at(120, {}, 400)], 'a success between two failures'],
  ])('%s', (outcome, attempts, _why) => {
    expect(judge(attempts).outcome).toBe(outcome);
  });

  test('what a capture shows of a healed incident is healed with it', () => {
    const seen = at(0, { incident: 'I10', witness: 'server', client: { host: null, addresses: ['192.0.2.10'] } });
    expect(judge([seen, at(10, { incident: 'I10' }), good(60)]).outcome).toBe('healed');
    expect(judge([{ ...seen, incident: 'I0' }, good(60)]).outcome).toBe('cause-found');
  });

  test('the success of another client heals nothing', () => {
    const other = good(60, { client: { host: 'other.example', addresses: [] } });
    expect(judge([at(0), other]).outcome).toBe('cause-found');
  });

  test('its attempts come with what the same client reached before and after', () => {
    expect(judge([good(0), at(60), good(120)]).attempts).toEqual([
      expect.objectContaining({ id: 'A0', lastGood: null, healedBy: null }),
      expect.objectContaining({ id: 'A60', lastGood: 'A0', healedBy: 'A120' }),
      expect.objectContaining({ id: 'A120', lastGood: null, healedBy: null }),
    ]);
  });
});

describe('the findings', () => {
  const attemptsOf = ({ findings }: Judgement): readonly (readonly string[])[] =>
    findings.map(({ attempts }) => attempts);

  test('of the newest incident lead; those that the manager logged come before others', () => {
    const [a, b] = [{ account: 'a' }, { account: 'b' }];
    expect(attemptsOf(judge([at(0, a), at(60, b)]))).toEqual([['A60'], ['A0']]);
    expect(attemptsOf(judge([at(0, a), at(60, { ...b, ...unhosted })]))).toEqual([['A0'], ['A60']]);
  });

  test('a healed incident has none', () => {
    expect(judge([at(0), good(60)]).findings).toEqual([]);
  });

  test('one rule, server and account is one finding, with the attempts of all its incidents', () => {
    expect(attemptsOf(judge([at(0), at(60)]))).toEqual([['A60', 'A0']]);
  });

  test('attempts of one incident are one finding', () => {
    expect(attemptsOf(judge([at(0), at(60, { incident: 'I0' })]))).toEqual([['A0', 'A60']]);
  });

  test('an attempt of unknown outcome can have one', () => {
    expect(judge([at(0, { outcome: 'unknown' })]).outcome).toBe('cause-found');
  });
});

describe('a claim that decides', () => {
  const decidesHere = { steps: { refused: deciding('refused', STATUS_401) } };
  const locked = (source: string): Dated => seen('oauth.user-locked', { 'user.name': 'licsync' }, { source });
  const decidesThere = { supports: { locked: deciding('locked', LOCKED) } };
  const decidesById = { supports: { locked: deciding('locked', { see: 'oauth.user-locked', same: ['user.name'] }) } };
  const confidenceOf = (parts: Partial<Rule>, source: string, grade: ClockGrade): string | undefined =>
    judge([at(0, { events: [answer(401), locked(source)] })], [parts], grade).findings[0]?.confidence;

  test('of the attempt’s own source decides, whatever the clocks', () => {
    expect(confidenceOf(decidesHere, 'messages', 'none')).toBe('confirmed');
    expect(confidenceOf(decidesThere, 'vmanage-server.log', 'low')).toBe('confirmed');
  });

  test.each<readonly [ClockGrade, string]>([
    ['none', 'likely'],
    ['low', 'likely'],
    ['good', 'confirmed'],
    ['given', 'confirmed'],
  ])('of another source decides as far as its clock is tied: %s, %s', (grade, expected) => {
    expect(confidenceOf(decidesThere, 'messages', grade)).toBe(expected);
  });

  describe('of an attempt that no manager logged', () => {
    const unlogged = at(0, { ...unhosted, account: 'b' });
    const confidence = (others: readonly Attempt[], grade: ClockGrade): string | undefined =>
      judge([unlogged, ...others], [decidesHere], grade).findings.find(({ attempts }) => attempts.includes('A0'))
        ?.confidence;

    test('decides where there is no other', () => {
      expect(confidence([], 'none')).toBe('confirmed');
    });

    test('decides no more than a vote would if a log may have the same one', () => {
      expect(confidence([at(60)], 'none')).toBe('likely');
      expect(confidence([at(60)], 'good')).toBe('confirmed');
    });

    test('decides if the log has no failure', () => {
      expect(confidence([good(-60)], 'none')).toBe('confirmed');
    });
  });

  test('of another source decides by what it names, without any clock', () => {
    expect(confidenceOf(decidesById, 'messages', 'none')).toBe('confirmed');
  });
});

test('verdicts of all rules on all attempts, the same ones counted', () => {
  const { verdicts } = judge([at(0, {}, 400), at(60, {}, 400)], [{ id: 'a' }, { id: 'b' }]);
  expect(verdicts.map(({ rule: id, verdict, count }) => [id, verdict, count])).toEqual([
    ['a', 'clear', 2],
    ['b', 'clear', 2],
  ]);
});

describe('what passed later', () => {
  const healing = { healedBy: 'A600' } as const;

  test('is reported apart, outside the outcome', () => {
    const { outcome, findings, healed } = judge([at(0, healing), good(600)]);
    expect([outcome, findings, healed?.map(({ healedBy }) => healedBy)]).toEqual(['healed', [], ['A600']]);
  });

  test('is not, where the manager itself tried again within a minute', () => {
    expect(judge([at(0, { healedBy: 'A30' }), good(30)]).healed).toBeUndefined();
  });

  test('is not said twice, where it fails in the same way again', () => {
    const { findings, healed } = judge([at(0, healing), good(600), at(1200)]);
    expect([findings.length, healed]).toEqual([1, undefined]);
  });
});

test('an answer to another request than the one that failed refutes nothing', () => {
  const [failed, other] = [answer(401), answer(200, { number: 2 })];
  const refuted = {
    contradicts: {
      answered: {
        says: 'answered',
        seen: [{ see: 'oauth.token-answer', where: { 'http.response.status_code': pattern.equal(200) } }],
      },
    },
  } as const;
  const attempt = stopped([failed, other], { start: T0, end: T0 });
  expect(judge([attempt], [refuted]).findings).toEqual([]);
  expect(judge([{ ...attempt, otherRequests: new Set([other]) }], [refuted]).findings).toHaveLength(1);
});
