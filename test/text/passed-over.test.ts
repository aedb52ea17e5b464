import { expect, test } from '@jest/globals';
import { PassedOver } from '../../src/text/passed-over.js';

function said(lines: readonly (readonly [number, string])[]): readonly unknown[] {
  const notices: unknown[] = [];
  const passedOver = new PassedOver();
  for (const [number, text] of lines) passedOver.add(number, text);
  const emit = { notice: (...notice: readonly unknown[]) => void notices.push(notice) };
  passedOver.report(emit, (count, first) => `${String(count)}, the first: ${first}`);
  return notices;
}

test('one notice for all lines, at the first of them', () => {
  expect(
    said([
      [7, 'a'],
      [9, 'b'],
    ]),
  ).toEqual([['not-read', '2, the first: a', 7]]);
});

test('nothing where every line was read', () => {
  expect(said([])).toEqual([]);
});
