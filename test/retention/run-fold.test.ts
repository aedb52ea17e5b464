import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { RunFold } from '../../src/retention/run-fold.js';

const bounds = { first: 3, latest: 5, total: 1000 };

interface Item {
  readonly actor: string;
  readonly kind: string;
  readonly at: number;
}

function fold(items: readonly Item[], limits = bounds): RunFold<Item> {
  const made = new RunFold<Item>(limits);
  for (const item of items) made.add(item.actor, item.kind, item);
  return made;
}

const kept = (items: readonly Item[], limits = bounds) =>
  fold(items, limits)
    .all()
    .map(({ unit, folded }) => ({ ...unit, folded }));

/** `a`: the units of one actor, one letter a kind. */
const series = (kinds: string, actor = 'a'): readonly Item[] =>
  kinds.split(/(?=.)/).map((kind, at) => ({ actor, kind, at }));

const shown = (items: readonly Item[]): readonly string[] =>
  kept(items).map(({ kind, at, folded }) => `${kind}${String(at)}${folded === 0 ? '' : ` +${String(folded)}`}`);

describe('one actor', () => {
  test('keeps all of a few', () => {
    expect(shown(series('fffsfff'))).toEqual(['f0', 'f1', 'f2', 's3', 'f4', 'f5', 'f6']);
  });

  test('keeps the first and the latest of a class, and counts those between at the first of their run', () => {
    expect(shown(series('f'.repeat(20)))).toEqual(['f0 +12', 'f1', 'f2', 'f15', 'f16', 'f17', 'f18', 'f19']);
  });

  test('keeps a success in the middle, the failure before it and the one after it, with a count on each side', () => {
    const items = series(`${'f'.repeat(20)}s${'f'.repeat(20)}`);
    expect(shown(items)).toEqual([
      ...['f0 +16', 'f1', 'f2', 'f19', 's20', 'f21 +14'],
      ...['f36', 'f37', 'f38', 'f39', 'f40'],
    ]);
  });
});

const items = fc.array(
  fc.record({ actor: fc.constantFrom('a', 'b', 'c'), kind: fc.constantFrom('f', 'g', 's'), at: fc.constant(0) }),
  { maxLength: 300 },
);

const numbered = (list: readonly Item[]): readonly Item[] => list.map((item, at) => ({ ...item, at }));

describe('any series', () => {
  test('is counted whole, whatever is kept', () => {
    fc.assert(
      fc.property(items, (list) => {
        const all = kept(numbered(list));
        expect(all.reduce((sum, { folded }) => sum + 1 + folded, 0)).toBe(list.length);
      }),
    );
  });

  test('keeps what one actor shows, whoever else is between', () => {
    fc.assert(
      fc.property(items, (list) => {
        const all = numbered(list);
        const alone = kept(all.filter(({ actor }) => actor === 'a'));
        expect(kept(all).filter(({ actor }) => actor === 'a')).toEqual(alone);
      }),
    );
  });

  test('keeps the newest unit of each class, and the first', () => {
    fc.assert(
      fc.property(items, (list) => {
        const all = numbered(list);
        const places = new Set(kept(all).map(({ at }) => at));
        for (const { actor, kind } of all) {
          const own = all.filter((one) => one.actor === actor && one.kind === kind);
          expect([places.has(own[0]?.at ?? -1), places.has(own.at(-1)?.at ?? -1)]).toEqual([true, true]);
        }
      }),
    );
  });
});

describe('too many classes', () => {
  const limits = { first: 3, latest: 8, total: 100 };

  test('share the total: fewer of the latest are kept, and all are counted', () => {
    const list = numbered(Array.from({ length: 2000 }, (_, at) => ({ actor: `a${String(at % 9)}`, kind: 'f', at })));
    const all = kept(list, limits);
    expect(all.length).toBeLessThanOrEqual(100);
    expect(new Set(all.map(({ actor }) => actor)).size).toBe(9);
    expect(all.reduce((sum, { folded }) => sum + 1 + folded, 0)).toBe(2000);
  });

  test('of actors that come once are folded across actors, the newest last, and all are counted', () => {
    const list = numbered(Array.from({ length: 5000 }, (_, at) => ({ actor: String(at), kind: 'f', at })));
    const all = kept(list, limits);
    expect(all.length).toBeLessThanOrEqual(150);
    expect(all[0]?.at).toBe(0);
    expect(all.at(-1)?.at).toBe(4999);
    expect(all.reduce((sum, { folded }) => sum + 1 + folded, 0)).toBe(5000);
  });

  test('that differ in kind as well are counted alone in the end', () => {
    const list = numbered(Array.from({ length: 5000 }, (_, at) => ({ actor: String(at), kind: String(at), at })));
    const made = fold(list, limits);
    const all = made.all();
    expect(all.length).toBeLessThanOrEqual(150);
    expect(all.at(-1)?.unit.at).toBe(4999);
    expect(all.reduce((sum, { folded }) => sum + 1 + folded, 0) + made.lost).toBe(5000);
  });
});
