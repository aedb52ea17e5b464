import { describe, expect, test } from '@jest/globals';
import { eventsOfKind } from '../../src/core/events-of-kind.js';
import type { Sight } from '../../src/core/rule.js';
import { pattern } from '../../src/core/pattern.js';
import { judgeClaim, type Judged } from '../../src/engine/match.js';
import type { ClockTie } from '../../src/core/timebase.js';
import { contradictedBy, spoilStep, withoutStep } from '../../src/testing/mutate.js';
import { seen } from '../support/events.js';
import { answer, claim, LOCKED, rule, STATUS_401, stopped } from '../engine/forms.js';

const locked = seen('oauth.user-locked', { 'user.name': 'licsync' });
const events = [answer(401), answer(500), locked];
const of = stopped(events);
const SHARED_CLOCK = (): ClockTie => ({ clock: '', plusMinus: 0, grade: 'good' });

function judged(sight: Sight): Judged {
  return judgeClaim('step', claim('so', sight), rule(), {
    attempt: of,
    ofKind: eventsOfKind(events),
    tieOf: SHARED_CLOCK,
  });
}

describe('withoutStep', () => {
  test('leaves out all events of the kinds that the step sees', () => {
    const mutant = withoutStep(judged(STATUS_401), of, events);
    expect(mutant.attempt.events).toEqual([locked]);
    expect(mutant.timeline).toEqual([locked]);
  });
});

describe('spoilStep', () => {
  test('changes what the step tests, of the events that show it', () => {
    const mutant = spoilStep(judged(STATUS_401), of, events);
    expect(mutant?.attempt.events.map(({ facts }) => facts)).toEqual([
      { 'http.response.status_code': 'spoilt', 'user.name': 'licsync' },
      { 'http.response.status_code': 500, 'user.name': 'licsync' },
      { 'user.name': 'licsync' },
    ]);
    expect(mutant?.timeline[0]?.facts).toMatchObject({ 'http.response.status_code': 'spoilt' });
  });

  test('changes what the step ties to the attempt', () => {
    const mutant = spoilStep(judged({ see: 'oauth.user-locked', same: ['user.name'] }), of, events);
    expect(mutant?.attempt.events[2]?.facts).toEqual({ 'user.name': 'spoilt' });
  });

  test('is none where the step tests nothing', () => {
    expect(spoilStep(judged(LOCKED), of, events)).toBeNull();
  });
});

describe('contradictedBy', () => {
  test('adds an event that fits, to the attempt or to the bundle', () => {
    const mutant = contradictedBy(claim('so', LOCKED), of, events);
    expect(mutant.attempt.events.at(-1)).toMatchObject({ kind: 'oauth.user-locked', at: of.start });
    expect(mutant.timeline).toBe(events);
    const wide = contradictedBy(claim('so', { see: 'manager.release', scope: 'before' }), of, events);
    expect(wide.attempt.events).toBe(of.events);
    expect(wide.timeline.at(-1)).toMatchObject({ kind: 'manager.release' });
  });

  test('takes over from the attempt what must be its own', () => {
    const mutant = contradictedBy(claim('so', { see: 'oauth.user-locked', same: ['user.name'] }), of, events);
    expect(mutant.attempt.events.at(-1)?.facts).toEqual({ 'user.name': 'licsync' });
  });

  test.each<Sight>([
    { see: 'api.answer', where: { 'http.response.status_code': pattern.equal(403) } },
    { see: 'api.answer', where: { 'http.request.method': pattern.oneOf('GET', 'POST') } },
    { see: 'api.answer', where: { 'url.path': pattern.present } },
    { see: 'api.answer', where: { 'url.path': pattern.startsWith('/api') } },
    { see: 'api.answer', where: { 'url.path': pattern.endsWith('/token') } },
    { see: 'api.answer', where: { 'http.response.body.bytes': pattern.atLeast(3) } },
    { see: 'api.answer', where: { 'http.response.body.bytes': pattern.atMost(3) } },
    { see: 'api.answer', where: { 'http.response.body.content': pattern.matches(/^PKIX path/) } },
    { see: 'api.answer', where: { 'http.response.body.content': pattern.matches(/(?:timed out|refused)$/) } },
  ])('is seen: $where', (sight) => {
    const contradiction = claim('so', sight);
    const mutant = contradictedBy(contradiction, of, events);
    expect(
      judgeClaim('name', contradiction, rule(), {
        attempt: mutant.attempt,
        ofKind: eventsOfKind(mutant.timeline),
        tieOf: SHARED_CLOCK,
      }).answer,
    ).toBe('yes');
  });

  test('an attempt without events cannot be contradicted', () => {
    expect(() => contradictedBy(claim('so', LOCKED), stopped([]), [])).toThrow('the attempt has no event');
  });
});
