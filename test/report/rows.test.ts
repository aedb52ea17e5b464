import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { rowsOf } from '../../src/report/html/rows.js';

const SIGHT = { left: 0, right: 100 };

test('bars that meet stand in different rows, others in the first', () => {
  const bars = [
    { left: 0, right: 10 },
    { left: 5, right: 9 },
    { left: 11, right: 20 },
    { left: 12, right: 14 },
  ];
  expect(rowsOf(bars, SIGHT)).toEqual([0, 1, 1, 0]);
});

test('a lane has six rows at most, and what is out of sight makes none', () => {
  expect(
    rowsOf(
      Array.from({ length: 8 }, () => ({ left: 1, right: 5 })),
      SIGHT,
    ),
  ).toEqual([0, 1, 2, 3, 4, 5, 0, 1]);
  expect(
    rowsOf(
      Array.from({ length: 4 }, () => ({ left: -9, right: -5 })),
      SIGHT,
    ),
  ).toEqual([0, 1, 0, 1]);
});

test('as long as six rows suffice, no two bars of one row meet', () => {
  const bar = fc.tuple(fc.nat(95), fc.integer({ min: 1, max: 5 }));
  fc.assert(
    fc.property(fc.array(bar, { maxLength: 6 }), (all) => {
      const bars = all.map(([left, width]) => ({ left, right: left + width })).sort((a, b) => a.left - b.left);
      const rows = rowsOf(bars, SIGHT);
      for (const [i, a] of bars.entries())
        for (const [j, b] of bars.entries()) {
          if (i < j && rows[i] === rows[j]) expect(a.right).toBeLessThanOrEqual(b.left);
        }
    }),
  );
});
