import { describe, expect, test } from '@jest/globals';
import { eventsOfKind } from '../../src/core/events-of-kind.js';
import { evidenceOf, judgeRule, stoppedStep } from '../../src/engine/judge.js';
import type { Attempt } from '../../src/core/analysis.js';
import type { Dated } from '../../src/core/event.js';
import { attempt } from '../support/analysis.js';
import { seen } from '../support/events.js';
import { answer, claim, deciding, fitOf, LOCKED, RELEASE, rule, STATUS_401, stopped } from './forms.js';

const locked = seen('oauth.user-locked', { 'user.name': 'licsync' }, { number: 7 });
const released = seen('manager.release', { 'service.version': '20.9.2' });

const twoSteps = { refused: claim('refused', STATUS_401), locked: claim('locked', LOCKED) };
const outcomeOf = (steps: Parameters<typeof rule>[0], of: Attempt, timeline: readonly Dated[] = []): string =>
  judgeRule(rule(steps), of, eventsOfKind(timeline)).outcome;

describe('judgeRule', () => {
  test('fits whole where every step was seen', () => {
    expect(fitOf()).toMatchObject({ outcome: 'fits', whole: true, decided: false, strength: 0 });
    expect(fitOf({ steps: twoSteps }, [answer(401), locked])).toMatchObject({ outcome: 'fits', whole: true });
  });

  test('fits, not whole, where a step is open', () => {
    expect(fitOf({ steps: twoSteps })).toMatchObject({ outcome: 'fits', whole: false });
  });

  test('with a step open counts only at the stage where the attempt stopped', () => {
    const elsewhere = stopped([answer(401)], { stoppedAt: 'api', stages: [] });
    expect(outcomeOf({ steps: twoSteps }, elsewhere)).toBe('unjudged');
    expect(outcomeOf({ steps: twoSteps, stage: 'api' }, elsewhere)).toBe('fits');
    expect(outcomeOf({}, elsewhere)).toBe('fits');
  });

  test('is clear where a step is no', () => {
    expect(fitOf({}, [answer(400)])).toMatchObject({ outcome: 'clear', whole: false });
  });

  test('is clear of an attempt that succeeded', () => {
    expect(outcomeOf({}, stopped([answer(401)], { outcome: 'succeeded' }))).toBe('clear');
  });

  test('is unjudged where no witness of any step was there', () => {
    expect(outcomeOf({}, stopped([locked]))).toBe('unjudged');
  });

  test('is ruled out by a contradiction that was seen, and by none that is open', () => {
    const contradicts = { released: claim('released', RELEASE) };
    expect(fitOf({ contradicts }, [answer(401), released])).toMatchObject({ outcome: 'ruled-out' });
    expect(fitOf({ contradicts })).toMatchObject({ outcome: 'fits', contradictions: [] });
  });

  test('a fallback speaks of the stage at which the attempt stopped, and of no other', () => {
    const fallback = { fallback: true } as const;
    expect(outcomeOf(fallback, stopped([answer(401)]))).toBe('fits');
    expect(outcomeOf(fallback, stopped([answer(401)], { stoppedAt: 'api' }))).toBe('clear');
    expect(outcomeOf(fallback, stopped([answer(401)], { stoppedAt: null }))).toBe('clear');
  });
});

describe('what decides', () => {
  test('a step that no rival explains, or a support, once the rule is whole', () => {
    expect(fitOf({ steps: { refused: deciding('refused', STATUS_401) } }).decided).toBe(true);
    const supports = { locked: deciding('locked', LOCKED) };
    expect(fitOf({ supports }, [answer(401), locked])).toMatchObject({ decided: true, strength: 1 });
    expect(fitOf({ supports })).toMatchObject({ decided: false, strength: 0 });
    expect(
      fitOf({ steps: twoSteps, supports: { released: deciding('r', RELEASE) } }, [answer(401), released]).decided,
    ).toBe(false);
  });

  test('strength counts the supports that were seen', () => {
    const supports = { locked: claim('locked', LOCKED), released: claim('released', RELEASE) };
    expect(fitOf({ supports }, [answer(401), locked, released]).strength).toBe(2);
    expect(fitOf({ supports }, [answer(401), released]).strength).toBe(1);
  });
});

describe('stoppedStep', () => {
  test('is the first that is no, else the first that is open', () => {
    const steps = { locked: claim('locked', LOCKED), refused: claim('refused', STATUS_401) };
    expect(stoppedStep(fitOf({ steps }, [answer(400)]))?.name).toBe('refused');
    expect(stoppedStep(fitOf({ steps }))?.name).toBe('locked');
    expect(stoppedStep(fitOf())).toBeUndefined();
  });
});

test('evidenceOf names each place once', () => {
  const fit = fitOf({ steps: { a: claim('a', STATUS_401), b: claim('b', STATUS_401), c: claim('c', LOCKED) } }, [
    answer(401, { number: 3 }),
    locked,
  ]);
  expect(evidenceOf(fit.steps).map(({ number }) => number)).toEqual([3, 7]);
});

test('an attempt without stages leaves what nobody saw open', () => {
  expect(judgeRule(rule(), attempt({ stages: [] }), eventsOfKind([])).outcome).toBe('unjudged');
});
