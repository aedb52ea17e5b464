import { expect, test } from '@jest/globals';
import { youngBound } from '../../src/cli/small-heap.js';

const MB = 1024 * 1024;

test('the young generation grows up to a size, and is looked at no more from then on', () => {
  const sizes = [2 * MB, 8 * MB, 16 * MB];
  let looks = 0;
  let stops = 0;
  const bound = youngBound(
    () => sizes[looks++] ?? 0,
    () => {
      stops += 1;
    },
  );
  const after = [1, 2, 3, 4, 5].map(() => {
    bound();
    return { looks, stops };
  });
  expect(after.map((one) => one.stops)).toEqual([0, 0, 1, 1, 1]);
  expect(after.at(-1)?.looks).toBe(3);
});
