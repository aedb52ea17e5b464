import { describe, expect, test } from '@jest/globals';
import type { Against, Figure } from '../../bench/measure/figure.js';
import { FIGURE_HEAD, figureRow, memoryRow, SERIES_HEAD, seriesRow } from '../../bench/measure/table.js';

const figure = (against: Against | null, memory = 97e6): Figure => ({
  name: 'manager sparse 300 MB',
  cost: { seconds: 2, memory },
  against,
});
const peer = (most: number | null): Against => ({ label: 'tshark conv,tcp', seconds: 4, most });

describe('a line of the benchmark', () => {
  test.each([
    ['met at the goal', figure(peer(0.5)), /0\.50 +0\.5 met$/],
    ['MISSED above it', figure(peer(0.49)), /0\.50 +0\.49 MISSED$/],
    ['without a verdict where there is no goal', figure(peer(null)), /0\.50$/],
    ['SKIPPED without the peer', figure({ ...peer(2), seconds: null }), /97 SKIPPED, no tshark$/],
    ['alone without anything to compare', figure(null), /2\.000 +97$/],
    ['MISSED in memory', figure(null, 250e6 + 1), /\n {2}memory MISSED$/],
  ])('is %s', (_, row, expected) => {
    expect(figureRow(row)).toMatch(expected);
  });

  test('fits into 80 columns', () => {
    const seconds = [1, 2, 4, 8, 1234.5678];
    const series = { name: 'connections', sizes: [62_500, 125_000, 250_000, 500_000, 1_000_000], seconds, exponent: 1 };
    const lines = [FIGURE_HEAD, figureRow(figure(peer(0.05))), SERIES_HEAD, seriesRow(series)];
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
  });
});

test('the last line holds the most memory of all figures to its goal', () => {
  expect(memoryRow([figure(null), figure(null, NaN), figure(null, 251e6)])).toBe('most memory 251 MB, goal 250 MISSED');
});
