import { describe, expect, test } from '@jest/globals';
import { finish } from '../../src/core/steps.js';
import { eventsOfKind } from '../../src/core/events-of-kind.js';
import type { Attempt } from '../../src/core/analysis.js';
import type { Dated } from '../../src/core/event.js';
import { judgeAll, type Judgement } from '../../src/engine/judge-all.js';
import { orderOf } from '../../src/engine/order.js';
import type { ClockTie } from '../../src/core/timebase.js';
import { SECOND, seen, T0, type Place } from '../support/events.js';
import { answer, deciding, rule, stopped } from './forms.js';

const SERVER: Place = { source: 'messages', step: SECOND };
const end = T0 + 10 * SECOND;

/** The server's deletion of a client, that many seconds after T0. */
const deleted = (seconds: number | null, place: Place = SERVER): Dated =>
  seen('oauth.client-deleted', {}, { ...place, after: seconds === null ? null : seconds * SECOND });

/** The server's line of the refused request, at the end of the attempt. */
const refused = (place: Place = SERVER): Dated =>
  seen('server.request', {}, { after: 10 * SECOND, number: 20, ...place });

const attemptWith = (...events: readonly Dated[]): Attempt =>
  stopped([answer(401, { after: 10 * SECOND }), ...events], { end });

/** The manager's clock is the reference; the server's two files share one that is tied so closely, or not at all. */
const tied =
  (plusMinus: number | null) =>
  (source: string): ClockTie =>
    source === 'vmanage-server.log'
      ? { clock: 'manager', plusMinus: 0, grade: 'good' }
      : { clock: 'ssm', plusMinus, grade: 'good' };

const orderIn = (event: Dated, attempt: Attempt, plusMinus: number | null = SECOND): string =>
  orderOf(event, attempt, tied(plusMinus)).answer;

describe('within one source', () => {
  test('position decides, also within one second and without any time', () => {
    expect(orderIn(deleted(10, { ...SERVER, number: 19 }), attemptWith(refused()), null)).toBe('yes');
    expect(orderIn(deleted(10, { ...SERVER, number: 21 }), attemptWith(refused()), null)).toBe('no');
    expect(orderIn(deleted(null, { ...SERVER, number: 19 }), attemptWith(refused()), null)).toBe('yes');
  });

  test('but not against the stamps, as where an older part was put after a newer one', () => {
    expect(orderIn(deleted(2, { ...SERVER, number: 90 }), attemptWith(refused()))).toBe('yes');
    expect(orderIn(deleted(30, { ...SERVER, number: 2 }), attemptWith(refused()))).toBe('no');
  });
});

describe('within one clock', () => {
  const other = { ...SERVER, source: 'messages.1' };

  test.each<readonly [number, string]>([
    [9, 'yes'],
    [10, 'unknown'],
    [11, 'no'],
  ])('a whole second gives no order: at second %s %s', (second, expected) => {
    expect(orderIn(deleted(second, other), attemptWith(refused()), null)).toBe(expected);
  });

  test('the words name the line and the step', () => {
    expect(orderOf(deleted(10, other), attemptWith(refused()), tied(0)).open).toBe(
      'messages.1 line 1 and the answer are stamped alike, to the second',
    );
  });
});

describe('across clocks', () => {
  test.each<readonly [number, string]>([
    [7, 'yes'],
    [8.5, 'unknown'],
    [11, 'unknown'],
    [11.1, 'no'],
  ])('both half-widths count: ±1 s, at second %s %s', (second, expected) => {
    expect(orderIn(deleted(second), attemptWith())).toBe(expected);
  });

  test('clocks that nothing ties give no order', () => {
    const { answer: open, open: why } = orderOf(deleted(1), attemptWith(), tied(null));
    expect([open, why]).toEqual(['unknown', 'nothing ties the clock of messages line 1 to the clock of the attempt']);
  });

  test('the words give the doubt', () => {
    expect(orderOf(deleted(10), attemptWith(), tied(1_200_000)).open).toBe(
      'the clocks of messages line 1 and of the attempt agree to ±1.2 s only',
    );
  });
});

describe('a rule that needs an order', () => {
  const needs = {
    supports: { deleted: deciding('it was deleted before', { see: 'oauth.client-deleted', scope: 'before' }) },
  };
  const findingWith = (event: Dated, plusMinus: number | null): Judgement['findings'][number] | undefined => {
    const attempt = attemptWith();
    const ofKind = eventsOfKind([...attempt.events, event]);
    const judging = judgeAll([rule(needs)], [attempt], [{ ofKind }], tied(plusMinus));
    return finish(judging).findings[0];
  };

  test('is confirmed if the clocks decide it', () => {
    expect(findingWith(deleted(2), SECOND)).toMatchObject({ confidence: 'confirmed', why: 'deciding' });
  });

  test('is possible at best where they leave it open, and the finding says that the clock is why', () => {
    expect(findingWith(deleted(9), SECOND)).toMatchObject({
      confidence: 'possible',
      why: 'clock',
      explanation:
        'It was refused. The clocks leave open whether it was deleted before: the clocks of messages line 1 and of the attempt agree to ±1.0 s only.',
    });
    expect(findingWith(deleted(2), null)).toMatchObject({ confidence: 'possible', why: 'clock' });
  });

  test('is what it is without that claim where it came later', () => {
    expect(findingWith(deleted(20), SECOND)).toMatchObject({ confidence: 'likely', why: 'no-rival' });
  });
});
