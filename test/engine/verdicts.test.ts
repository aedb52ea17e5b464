import { describe, expect, test } from '@jest/globals';
import { eventsOfKind } from '../../src/core/events-of-kind.js';
import type { Rule } from '../../src/core/rule.js';
import type { Verdict } from '../../src/core/analysis.js';
import { judgeRule, type Fit } from '../../src/engine/judge.js';
import { rankFits } from '../../src/engine/rank.js';
import { VerdictFold } from '../../src/engine/verdicts.js';
import { seen } from '../support/events.js';
import { answer, claim, deciding, fitOf, LOCKED, RELEASE, rule, STATUS_401, stopped } from './forms.js';

const locked = seen('oauth.user-locked', { 'user.name': 'licsync' }, { number: 7 });

function verdicts(...fits: readonly Fit[]): readonly Verdict[] {
  const fold = new VerdictFold();
  fold.add(
    fits,
    rankFits(fits, () => false),
  );
  return fold.all();
}

const verdictOf = (parts: Partial<Rule> = {}, events = [answer(401)]): Verdict | undefined =>
  verdicts(fitOf(parts, events))[0];
const lines = (verdict: Verdict | undefined): readonly number[] => verdict?.by.map(({ number }) => number) ?? [];

describe('found', () => {
  test('with what was seen', () => {
    const verdict = verdictOf({}, [answer(401, { number: 3 })]);
    expect(verdict).toMatchObject({
      rule: 'a-rule',
      attempt: 'attempt-1',
      verdict: 'found',
      confidence: 'likely',
      reason: 'every step was seen',
      missing: [],
      count: 1,
    });
    expect(lines(verdict)).toEqual([3]);
  });

  test('with what is not known', () => {
    const steps = { refused: claim('refused', STATUS_401), released: claim('released', RELEASE) };
    expect(verdictOf({ steps })).toMatchObject({
      verdict: 'found',
      confidence: 'possible',
      reason: 'not every step was seen',
      missing: ['manager.release'],
    });
  });

  test('with who is as good', () => {
    expect(verdicts(fitOf({ id: 'a' }), fitOf({ id: 'b' })).map(({ reason }) => reason)).toEqual([
      'also fitting: b',
      'also fitting: a',
    ]);
  });
});

describe('not found', () => {
  test('ruled out, by the contradictions that were seen', () => {
    const contradicts = { locked: claim('the user is locked', LOCKED), released: claim('released', RELEASE) };
    const verdict = verdictOf({ contradicts }, [answer(401), locked]);
    expect(verdict).toMatchObject({ verdict: 'ruled-out', stoppedAt: 'locked', reason: 'the user is locked' });
    expect(lines(verdict)).toEqual([7]);
  });

  test('ruled out, by a cause that explains the same', () => {
    const [, weaker] = verdicts(fitOf({ id: 'a', steps: { x: deciding('x', STATUS_401) } }), fitOf({ id: 'b' }));
    expect(weaker).toMatchObject({ verdict: 'ruled-out', reason: 'a explains the same and is confirmed' });
    expect(weaker?.explainedBy).toEqual({ rule: 'a', confidence: 'confirmed' });
  });

  test('clear, at the step that is no', () => {
    const verdict = verdictOf({}, [answer(400, { number: 4 })]);
    expect(verdict).toMatchObject({
      verdict: 'clear',
      stoppedAt: 'refused',
      reason: 'http.response.status_code is 400, not 401',
    });
    expect(lines(verdict)).toEqual([4]);
  });

  test('clear, of an attempt that succeeded', () => {
    const fit = judgeRule(rule(), stopped([answer(401)], { outcome: 'succeeded' }), eventsOfKind([]));
    expect(verdicts(fit)[0]).toMatchObject({ verdict: 'clear', reason: 'the attempt succeeded', by: [] });
  });

  test.each([
    ['api', 'the attempt stopped at the stage api'],
    [null, 'the attempt did not stop at a known stage'],
  ] as const)('clear: a fallback of an attempt that stopped at %s', (stoppedAt, reason) => {
    const fit = judgeRule(rule({ fallback: true }), stopped([answer(401)], { stoppedAt }), eventsOfKind([]));
    expect(verdicts(fit)[0]).toMatchObject({ verdict: 'clear', reason });
  });

  test('unjudged, with the witness that is missing', () => {
    expect(verdictOf({}, [locked])).toMatchObject({
      verdict: 'unjudged',
      reason: 'the files show none of its steps',
      missing: ['oauth.token-answer'],
    });
  });
});

describe('VerdictFold', () => {
  const foldVerdicts = (...fits: readonly Fit[]): readonly Verdict[] => {
    const fold = new VerdictFold();
    for (const fit of fits)
      fold.add(
        [fit],
        rankFits([fit], () => false),
      );
    return fold.all();
  };
  const answered = (id: string, status: number, parts: Partial<Rule> = {}): Fit =>
    judgeRule(rule(parts), stopped([answer(status)], { id }), eventsOfKind([]));

  test('equal verdicts of several attempts are one, counted, with the evidence of the first', () => {
    const first = judgeRule(rule(), stopped([answer(400, { number: 4 })], { id: 'A1' }), eventsOfKind([]));
    const [folded, ...others] = foldVerdicts(first, answered('A2', 400), answered('A3', 400));
    expect(others).toEqual([]);
    expect(folded).toMatchObject({ attempt: 'A1', verdict: 'clear', stoppedAt: 'refused', count: 3 });
    expect(lines(folded)).toEqual([4]);
  });

  test('verdicts that differ in anything but the attempt stay apart', () => {
    const elsewhere = { steps: { other: claim('the server refuses', STATUS_401) } };
    const all = foldVerdicts(
      answered('A1', 400),
      answered('A2', 403),
      answered('A3', 400, { id: 'b' }),
      answered('A4', 400, elsewhere),
    );
    expect(all).toHaveLength(4);
  });

  test('each finding is kept, for its own evidence', () => {
    expect(foldVerdicts(answered('A1', 401), answered('A2', 401))).toHaveLength(2);
  });

  test('the evidence of a verdict that is only counted is never looked at', () => {
    let looks = 0;
    const watched = answer(400);
    const event = Object.defineProperty({ ...watched }, 'evidence', {
      get: () => {
        looks += 1;
        return watched.evidence;
      },
    });
    const fits = Array.from({ length: 50 }, (_, index) =>
      judgeRule(rule(), stopped([event], { id: `A${String(index)}` }), eventsOfKind([])),
    );
    looks = 0;
    expect(foldVerdicts(...fits)).toMatchObject([{ count: 50 }]);
    expect(looks).toBe(1);
  });
});
