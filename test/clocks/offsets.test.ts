import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { commonOffset, type Candidate } from '../../src/clocks/offsets.js';
import { evidenceAt } from '../support/events.js';

interface Parts {
  readonly first?: string;
  readonly second?: string;
  readonly vote?: string;
  readonly client?: string;
}

let line = 0;

/** One happening that two sources may have seen; each is its own, unless said otherwise. */
function candidate(low: number, high: number, parts: Parts = {}): Candidate {
  line++;
  const name = String(line);
  const { first = name, second = name, vote = name } = parts;
  const [a, b] = [evidenceAt('a', line), evidenceAt('b', line)];
  return { ...parts, low, high, at: line, maxHalfWidth: null, first, second, vote, a, b };
}

const bounds = (...candidates: readonly Candidate[]): readonly [number, number, number] | null => {
  const found = commonOffset(candidates);
  return found === null ? null : [found.low, found.high, found.votes];
};

describe('flows of one call', () => {
  const flow = (low: number, client: string): Candidate => candidate(low, low + 400, { first: 'v', vote: 'v', client });

  test('all of one client stand within the bounds', () => {
    expect(bounds(flow(-150, 'own'), flow(-90, 'own'), flow(40, 'own'))).toEqual([40, 250, 1]);
  });

  test('those of two clients narrow nothing together', () => {
    const found = commonOffset([flow(-150, 'own'), flow(-90, 'own'), flow(40, 'other'), flow(90, 'other')]);
    expect(found?.low).toBeLessThan(0);
    expect(found?.high).toBeGreaterThan(0);
  });
});

describe('commonOffset', () => {
  test('nothing ties what nothing saw', () => {
    expect(commonOffset([])).toBeNull();
  });

  test('one happening gives its own bounds', () => {
    expect(bounds(candidate(100, 300))).toEqual([100, 300, 1]);
  });

  test('what agrees narrows the bounds', () => {
    expect(bounds(candidate(100, 300), candidate(200, 400), candidate(150, 250))).toEqual([200, 250, 3]);
  });

  test('bounds that only touch agree', () => {
    expect(bounds(candidate(100, 200), candidate(200, 300))).toEqual([200, 200, 2]);
  });

  test('the majority outvotes a wrong one, which is reported as not used', () => {
    const found = commonOffset([candidate(100, 200), candidate(900, 1000), candidate(150, 250)]);
    expect(found).toMatchObject({ low: 150, high: 200, votes: 2 });
    expect(found?.anchors.map(({ low, used }) => [low, used])).toEqual([
      [100, true],
      [150, true],
      [900, false],
    ]);
  });

  test('two offsets that agree equally well stay open, unless one is that the clocks agree', () => {
    expect(bounds(candidate(100, 200), candidate(900, 1000))).toBeNull();
    expect(bounds(candidate(-100, 200), candidate(900, 1000))).toEqual([-100, 200, 1]);
    expect(bounds(candidate(900, 1000), candidate(-1000, -900))).toBeNull();
  });

  test('one call fits many requests, and is still matched once', () => {
    const many = [100, 300, 500].map((low) => candidate(low, low + 50, { first: 'call', vote: 'call' }));
    const two = [candidate(2000, 2100), candidate(2050, 2150)];
    expect(bounds(...many, ...two)).toEqual([2050, 2100, 2]);
    const pile = [1, 2, 3].map((more) => candidate(100 + more, 200, { first: 'call', vote: 'call' }));
    expect(bounds(...pile, ...two)).toEqual([2050, 2100, 2]);
  });

  test('one request cannot be many calls either', () => {
    const pile = [1, 2, 3].map((more) => candidate(100 + more, 200, { second: 'request' }));
    expect(bounds(...pile, candidate(2000, 2100), candidate(2050, 2150))).toEqual([2050, 2100, 2]);
  });

  test('of matches alike the one with more attempts behind it wins', () => {
    const oneAttempt = [candidate(100, 200, { vote: 'x' }), candidate(100, 200, { vote: 'x' })];
    const twoAttempts = [candidate(110, 205), candidate(190, 300)];
    expect(bounds(...oneAttempt, ...twoAttempts)).toEqual([190, 200, 3]);
  });

  test('a rejected candidate is not reported if its event is explained', () => {
    const found = commonOffset([
      candidate(100, 200, { first: 'call' }),
      candidate(900, 1000, { first: 'call' }),
      candidate(150, 250),
    ]);
    expect(found?.anchors.every(({ used }) => used)).toBe(true);
  });
});

describe('with true anchors and a minority of wrong ones', () => {
  const anOffset = fc.integer({ min: -5_000_000, max: 5_000_000 });
  const around = fc.tuple(fc.nat(1000), fc.nat(1000));
  const wrong = fc.tuple(fc.integer({ min: 10_000, max: 9_000_000 }), fc.nat(1000), fc.boolean());
  const cases = fc.tuple(fc.array(around, { minLength: 3, maxLength: 12 }), fc.array(wrong, { maxLength: 12 }));

  test('the true offset lies within the bounds', () => {
    fc.assert(
      fc.property(anOffset, cases, fc.nat(), (truth, [near, far], shuffle) => {
        const right = near.map(([below, above]) => candidate(truth - below, truth + above));
        const minority = far.slice(0, Math.ceil(near.length / 2) - 1).map(([away, width, below]) => {
          const middle = truth + (below ? -away : away);
          return candidate(middle - width, middle + width);
        });
        const all = [...right, ...minority];
        const turned = all.map((_, index) => all[(index + shuffle) % all.length] ?? candidate(0, 0));
        const found = commonOffset(turned);
        expect(found).not.toBeNull();
        expect(found?.low).toBeLessThanOrEqual(truth);
        expect(found?.high).toBeGreaterThanOrEqual(truth);
        expect(found?.votes).toBe(near.length);
      }),
    );
  });

  test('any order gives the same bounds', () => {
    const some = fc.array(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.nat(40)), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(some, (pairs) => {
        const all = pairs.map(([low, width], index) => {
          const name = String(index);
          return candidate(low, low + width, { first: name, second: name, vote: name });
        });
        expect(bounds(...[...all].reverse())).toEqual(bounds(...all));
      }),
    );
  });
});
