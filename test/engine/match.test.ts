import { describe, expect, test } from '@jest/globals';
import { eventsOfKind } from '../../src/core/events-of-kind.js';
import type { Sight } from '../../src/core/rule.js';
import type { Attempt } from '../../src/core/analysis.js';
import type { Dated } from '../../src/core/event.js';
import { attemptValues, judgeClaim, type Judged } from '../../src/engine/match.js';
import { attempt, stages } from '../support/analysis.js';
import { call, handshake, SECOND, seen, T0 } from '../support/events.js';
import { answer, claim, LOCKED, RELEASE, rule, STATUS_401, stopped } from './forms.js';

function judge(sights: readonly [Sight, ...Sight[]], of: Attempt, timeline: readonly Dated[] = []): Judged {
  return judgeClaim('name', claim('it is so', ...sights), rule(), {
    attempt: of,
    ofKind: eventsOfKind(timeline),
    tieOf: () => ({ clock: '', plusMinus: 0, grade: 'good' }),
  });
}

const numbers = ({ events }: Judged): readonly number[] => events.map(({ evidence }) => evidence[0].number);

describe('judgeClaim', () => {
  test('yes: any sight of any witness is enough, and only what says so is cited', () => {
    const events = [answer(500, { number: 1 }), answer(401, { number: 2 }), answer(401, { number: 3 })];
    const judged = judge([LOCKED, STATUS_401], stopped(events));
    expect(judged).toMatchObject({ name: 'name', answer: 'yes', missing: [], miss: null, unseen: false });
    expect(numbers(judged)).toEqual([2, 3]);
  });

  test('no: with the field, what was there, and what was wanted', () => {
    expect(judge([STATUS_401], stopped([answer(400)]))).toMatchObject({
      answer: 'no',
      miss: 'http.response.status_code is 400, not 401',
      unseen: false,
    });
  });

  test('unknown: a witness that did not report the field leaves it open', () => {
    const silent = seen('oauth.token-answer', {}, { number: 4 });
    const judged = judge([STATUS_401], stopped([answer(400), silent]));
    expect(judged).toMatchObject({ answer: 'unknown', missing: ['http.response.status_code'], miss: null });
    expect(numbers(judged)).toEqual([4]);
  });

  test('a field that misses outweighs one that is open', () => {
    const both: Sight = {
      see: 'oauth.token-answer',
      where: { 'oauth.grant_type': { is: 'present' }, 'http.response.status_code': { is: 'equal', to: 401 } },
    };
    expect(judge([both], stopped([answer(400)]))).toMatchObject({ answer: 'no' });
    expect(judge([both], stopped([answer(401)]))).toMatchObject({ answer: 'unknown', missing: ['oauth.grant_type'] });
  });

  test('a field that cannot be there says no', () => {
    const status: Sight = { see: 'manager.call', where: { 'http.response.status_code': { is: 'present' } } };
    const failed = seen('manager.call', call({ 'error.message': 'Read timed out' }).facts);
    expect(judge([status], stopped([failed]))).toMatchObject({
      answer: 'no',
      miss: 'http.response.status_code is none, not any value',
    });
    const causes: Sight = { see: 'manager.call', where: { 'error.causes': { is: 'matches', re: /PKIX/ } } };
    const listed = seen('manager.call', { ...call().facts, 'error.causes': ['reset', 'closed'] });
    expect(judge([causes], stopped([listed])).miss).toBe(
      'error.causes is ["reset","closed"], not something like /PKIX/',
    );
  });

  test('an event that two sights see is cited once', () => {
    expect(numbers(judge([STATUS_401, STATUS_401], stopped([answer(401, { number: 2 })])))).toEqual([2]);
  });
});

describe('nothing of the kind', () => {
  const judged = (of: Attempt): Judged => judge([LOCKED, RELEASE], of);

  test('is open, where the attempt stopped at the stage of the rule', () => {
    expect(judged(stopped([]))).toMatchObject({
      answer: 'unknown',
      unseen: true,
      missing: ['oauth.user-locked or manager.release'],
      miss: null,
    });
  });

  test('is no, where the attempt ended before', () => {
    expect(judged(attempt({ stages: stages('connect') }))).toMatchObject({
      answer: 'no',
      unseen: true,
      miss: 'the attempt ended before the stage token',
    });
  });

  test('is no, where the attempt passed the stage', () => {
    expect(judged(attempt({ stages: stages('api') }))).toMatchObject({
      answer: 'no',
      miss: 'the attempt passed the stage token',
    });
  });
});

describe('the scope of a sight', () => {
  const end = T0 + 10 * SECOND;
  const of = attempt({ events: [], end });
  const released = (after: number | null): Dated => seen('manager.release', { 'service.version': '20.9.2' }, { after });
  const answersWith = (scope: Sight['scope'], after: number | null): string =>
    judge([scope === undefined ? RELEASE : { see: 'manager.release', scope }], of, [released(after)]).answer;

  test('is the attempt, unless it says otherwise', () => {
    expect([answersWith(undefined, 0), answersWith('attempt', 0)]).toEqual(['unknown', 'unknown']);
  });

  test('may be the whole bundle', () => {
    expect(answersWith('bundle', 20 * SECOND)).toBe('yes');
  });

  test('what another manager states of itself is none of the attempt', () => {
    const stated = (host: string): string =>
      judge([{ see: 'manager.release', scope: 'bundle' }], of, [
        seen('manager.release', { 'service.version': '20.6.1' }, { host }),
      ]).answer;
    expect([stated('manager'), stated('other.example')]).toEqual(['yes', 'unknown']);
  });

  test('may be all up to the end of the attempt; the order is open within the step of a stamp and without a time', () => {
    const before: Sight = { see: 'manager.release', scope: 'before' };
    expect(answersWith('before', 10 * SECOND - 1000)).toBe('yes');
    expect(judge([before], of, [released(10 * SECOND)])).toMatchObject({
      answer: 'unknown',
      unseen: false,
      openOrder: 'vmanage-server.log line 1 and the end of the attempt are stamped alike, to 0.001 s',
    });
    expect(judge([before], of, [released(10 * SECOND + 1000)])).toMatchObject({ unseen: true, openOrder: null });
    const timeless = 'vmanage-server.log line 1 or the attempt has no time';
    expect(judge([before], of, [released(null)]).openOrder).toBe(timeless);
    expect(judge([before], attempt({ end: null }), [released(99)]).openOrder).toBe(timeless);
  });
});

describe('a field that must be the attempt’s own', () => {
  const sameUser: Sight = { see: 'oauth.user-locked', same: ['user.name'] };
  const locked = (name: string): Dated => seen('oauth.user-locked', { 'user.name': name });

  test('is compared with what its answers and calls say', () => {
    expect(judge([sameUser], stopped([answer(401), locked('licsync')])).answer).toBe('yes');
    expect(judge([sameUser], stopped([answer(401), locked('admin')]))).toMatchObject({
      answer: 'no',
      miss: "user.name is not the attempt's own",
    });
  });

  test('is open where the attempt does not say it, or the event does not', () => {
    expect(judge([sameUser], stopped([locked('licsync')]))).toMatchObject({
      answer: 'unknown',
      missing: ['user.name'],
    });
    const sameId: Sight = { see: 'oauth.client-deleted', same: ['oauth.client.id'] };
    expect(judge([sameId], stopped([seen('oauth.client-deleted', {})])).answer).toBe('unknown');
  });

  test('ids are compared by what is visible of them', () => {
    const sameId: Sight = { see: 'oauth.client-deleted', same: ['oauth.client.id'] };
    const own = seen('oauth.token-answer', { 'oauth.client.id': 'abcdefgh****' });
    const deleted = (id: string): string =>
      judge([sameId], stopped([own, seen('oauth.client-deleted', { 'oauth.client.id': id })])).answer;
    expect([deleted('abcdefghijkl'), deleted('xbcdefghijkl'), deleted('ab****')]).toEqual(['yes', 'no', 'unknown']);
  });
});

test('attemptValues are those of its answers and calls, each once', () => {
  const events = [answer(401), seen('manager.call', { ...call().facts, 'user.name': 'other' }), answer(500)];
  expect(attemptValues('user.name', stopped([...events, seen('oauth.user-locked', { 'user.name': 'x' })]))).toEqual([
    'licsync',
    'other',
  ]);
  expect(attemptValues('http.response.status_code', stopped(events))).toEqual([]);
});

describe('a manual check', () => {
  const FINISHED: Sight = { see: 'tls.handshake', where: { 'tls.outcome': { is: 'equal', to: 'alert' } } };
  const own = (outcome: 'alert' | 'finished', number: number) => handshake({ 'tls.outcome': outcome }, { number });
  const typed = (outcome: 'alert' | 'finished', number: number) =>
    handshake({ 'tls.outcome': outcome, 'process.name': 'openssl' }, { by: 'person', number });
  const gotBy = (status: number, number: number) =>
    seen(
      'oauth.token-answer',
      { 'http.response.status_code': status, 'process.name': 'curl' },
      { by: 'person', number },
    );

  test('backs what the products showed', () => {
    const judged = judge([FINISHED], stopped([own('alert', 1), typed('alert', 2)]));
    expect(judged.answer).toBe('yes');
    expect(numbers(judged)).toEqual([1, 2]);
  });

  test('shows what they did not look at', () => {
    expect(judge([FINISHED], stopped([answer(500, { number: 1 }), typed('alert', 2)])).answer).toBe('yes');
  });

  test('denies nothing that they leave open', () => {
    const judged = judge([FINISHED], stopped([answer(500, { number: 1 }), typed('finished', 2)]));
    expect(judged).toMatchObject({ answer: 'unknown', unseen: true });
  });

  test('with credentials of its own says nothing of theirs', () => {
    const silent = seen('oauth.token-answer', {}, { number: 1 });
    expect(judge([STATUS_401], stopped([silent, gotBy(401, 2)])).answer).toBe('unknown');
    expect(judge([STATUS_401], stopped([answer(401, { number: 1 }), gotBy(401, 2)])).answer).toBe('yes');
  });

  test('speaks for itself where nothing else is known', () => {
    const alone = (event: Dated) => ({ ...stopped([event]), witness: 'person' as const });
    expect(judge([STATUS_401], alone(gotBy(401, 1))).answer).toBe('yes');
    expect(judge([STATUS_401], alone(gotBy(400, 1))).answer).toBe('no');
  });
});
