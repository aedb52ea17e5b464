import { describe, expect, test } from '@jest/globals';
import type { Dated } from '../../src/core/event.js';
import { explanationOf } from '../../src/engine/explain.js';
import { seen } from '../support/events.js';
import { answer, claim, fitOf, LOCKED, RELEASE, STATUS_401 } from './forms.js';

const locked = seen('oauth.user-locked', { 'user.name': 'locked-user' });
const released = seen('manager.release', { 'service.version': '20.9.2' });

describe('explanationOf', () => {
  test('fills in what was seen, as often as it is named', () => {
    const explain = 'User {user.name} got {http.response.status_code}. {user.name} cannot go on.';
    expect(explanationOf(fitOf({ explain }))).toBe('User licsync got 401. licsync cannot go on.');
  });

  test('leaves out a sentence about what nobody saw', () => {
    const explain = 'It was refused. The path was {url.path}. The release is {service.version}. That is all.';
    expect(explanationOf(fitOf({ explain }))).toBe('It was refused. That is all.');
    expect(explanationOf(fitOf({ explain: 'Only {url.path}.' }))).toBe('');
  });

  test('takes from the rest of the attempt only what all of it agrees on', () => {
    const path = (text: string): Dated => seen('api.answer', { 'url.path': text });
    const explain = 'The path was {url.path}.';
    expect(explanationOf(fitOf({ explain }, [answer(401), path('/a'), path('/a')]))).toBe('The path was /a.');
    expect(explanationOf(fitOf({ explain }, [answer(401), path('/a'), path('/b')]))).toBe('');
  });

  test('a full stop inside a name ends no sentence', () => {
    expect(explanationOf(fitOf({ explain: 'See ssm.example. it {url.path} is one sentence.' }))).toBe('');
  });

  test('takes the word of the steps before that of the supports, and that before the rest', () => {
    const explain = '{user.name} {service.version}.';
    expect(explanationOf(fitOf({ explain }, [locked, answer(401), released]))).toBe('licsync 20.9.2.');
    const bySupport = {
      explain: '{user.name}.',
      steps: { r: claim('r', RELEASE) },
      supports: { l: claim('l', LOCKED) },
    };
    expect(explanationOf(fitOf(bySupport, [answer(401), released, locked]))).toBe('locked-user.');
    expect(
      explanationOf(fitOf({ ...bySupport, supports: { s: claim('s', STATUS_401) } }, [locked, released, answer(401)])),
    ).toBe('licsync.');
  });

  test('dollar signs of a log are not read as a pattern', () => {
    const event = seen('oauth.token-answer', { 'http.response.status_code': 401, 'url.path': '/a$&b$1' });
    expect(explanationOf(fitOf({ explain: 'Path {url.path}.' }, [event]))).toBe('Path /a$&b$1.');
  });
});
