import { describe, expect, test } from '@jest/globals';
import type { Rule } from '../../src/core/rule.js';
import type { Fit } from '../../src/engine/judge.js';
import { rankFits } from '../../src/engine/rank.js';
import { seen } from '../support/events.js';
import { answer, claim, deciding, fitOf, LOCKED, RELEASE, STATUS_401 } from './forms.js';

const EVENTS = [answer(401), seen('oauth.user-locked', { 'user.name': 'licsync' })];

/** A rule that fits whole, and is decided, supported or open as its name says. */
function fit(id: string, parts: Partial<Rule> = {}): Fit {
  return fitOf({ id, ...parts }, EVENTS);
}

const decided = (id: string, parts: Partial<Rule> = {}): Fit =>
  fit(id, { steps: { refused: deciding('refused', STATUS_401) }, ...parts });
const open = (id: string, parts: Partial<Rule> = {}): Fit =>
  fit(id, { steps: { refused: claim('refused', STATUS_401), released: claim('released', RELEASE) }, ...parts });
const SUPPORTED = { supports: { locked: claim('locked', LOCKED) } };

const ranked = (fits: readonly Fit[], weak: readonly string[] = []): readonly (readonly string[])[] =>
  rankFits(fits, ({ rule }) => weak.includes(rule.id)).map((one) => [one.fit.rule.id, one.confidence, one.why]);

test('what a cause stands before, and fits too, is what it shows as', () => {
  const root = fit('root', { outranks: ['shown', 'open', 'other'] });
  const [first, ...others] = rankFits([root, fit('shown'), open('open')], () => false);
  expect(others).toEqual([]);
  expect(first?.under.map(({ rule }) => rule.id)).toEqual(['shown']);
});

describe('the confidence', () => {
  test('confirmed: whole, with a claim that no rival explains', () => {
    expect(ranked([decided('a')])).toEqual([['a', 'confirmed', 'deciding']]);
  });

  test('likely: decided, but only by a source whose clock is hardly tied', () => {
    expect(ranked([decided('a')], ['a'])).toEqual([['a', 'likely', 'join']]);
  });

  test('likely: decided, but only by manual checks', () => {
    const one = decided('a');
    const ranking = rankFits([{ ...one, attempt: { ...one.attempt, witness: 'person' } }], () => false);
    expect(ranking).toMatchObject([{ confidence: 'likely', why: 'by-hand' }]);
  });

  test('likely: whole, and no rival as good', () => {
    expect(ranked([fit('a')])).toEqual([['a', 'likely', 'no-rival']]);
    expect(ranked([fit('a', SUPPORTED), fit('b')])).toEqual([
      ['a', 'likely', 'no-rival'],
      ['b', 'possible', 'rival'],
    ]);
    expect(ranked([fit('a'), open('b')])).toEqual([
      ['a', 'likely', 'no-rival'],
      ['b', 'possible', 'unseen-step'],
    ]);
  });

  test('possible: a rival as good', () => {
    expect(ranked([fit('a'), fit('b')])).toEqual([
      ['a', 'possible', 'rival'],
      ['b', 'possible', 'rival'],
    ]);
  });

  test('what only narrows is no rival, and stands after', () => {
    const narrowing = { narrowsOnly: true, ...SUPPORTED } as const;
    expect(ranked([fit('a', narrowing), fit('b')])).toEqual([
      ['b', 'likely', 'no-rival'],
      ['a', 'possible', 'rival'],
    ]);
    expect(ranked([fit('a', narrowing)])).toEqual([['a', 'likely', 'no-rival']]);
  });

  test('possible: a step unseen', () => {
    expect(ranked([open('a')])).toEqual([['a', 'possible', 'unseen-step']]);
  });

  test('possible at most: a fallback', () => {
    const fallback = { fallback: true } as const;
    expect(ranked([decided('a', fallback)])).toEqual([['a', 'possible', 'rival']]);
    expect(ranked([open('a', fallback)])).toEqual([['a', 'possible', 'unseen-step']]);
  });
});

describe('who is named', () => {
  test('only what fits', () => {
    expect(ranked([fitOf({ id: 'clear' }, [answer(400)]), fit('a')])).toEqual([['a', 'likely', 'no-rival']]);
    expect(ranked([])).toEqual([]);
  });

  test('a decided rule leaves out those that are not', () => {
    expect(ranked([fit('a', SUPPORTED), decided('b'), open('c')])).toEqual([['b', 'confirmed', 'deciding']]);
  });

  test('a fallback only where nothing else fits', () => {
    const fallback = fit('f', { fallback: true });
    expect(ranked([fallback, open('a')])).toEqual([['a', 'possible', 'unseen-step']]);
    expect(ranked([fallback])).toEqual([['f', 'possible', 'rival']]);
  });

  test('a rule that another outranks is left out, where that one stands whole', () => {
    expect(ranked([fit('a'), fit('b', { outranks: ['a'] })])).toEqual([['b', 'likely', 'no-rival']]);
    expect(ranked([fit('a'), open('b', { outranks: ['a'] })]).map(([id]) => id)).toEqual(['a', 'b']);
  });

  test('rivals are those that fit as well', () => {
    const [first] = rankFits([fit('a', SUPPORTED), fit('b', SUPPORTED), fit('c')], () => false);
    expect(first?.rivals.map(({ rule }) => rule.id)).toEqual(['b']);
  });
});

describe('the order', () => {
  const idsOf = (...fits: readonly Fit[]): readonly string[] => ranked(fits).map(([id]) => id ?? '');

  test('by confidence, then support, then how often it is the cause, then the name', () => {
    expect(idsOf(open('d', { prior: 99 }), fit('c'), fit('b'), fit('a', { prior: 90 }))).toEqual(['a', 'b', 'c', 'd']);
    expect(idsOf(open('b'), open('a', SUPPORTED))).toEqual(['a', 'b']);
  });

  test('is the same whatever order the rules come in', () => {
    const fits = [open('d'), fit('c'), fit('b', SUPPORTED), fit('a', { prior: 90 })];
    expect(idsOf(...[...fits].reverse())).toEqual(idsOf(...fits));
  });
});
