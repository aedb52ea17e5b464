import { describe, expect, test } from '@jest/globals';
import type { SourceReport } from '../../src/core/analysis.js';
import { renderClocks } from '../../src/report/clocks.js';
import { analysis, clock, line, micros, source } from '../support/analysis.js';

const SECOND = 1_000_000;
const manager = source('manager/vmanage-server.log', { clock: clock({ offset: 0, grade: 'good' }) });

function messages(parts: Partial<SourceReport['clock']>): SourceReport {
  return source('ssm/messages', { role: 'ssm', host: 'ssm', format: 'ssm-messages', clock: clock(parts) });
}

const shown = (...sources: readonly SourceReport[]): string => renderClocks(analysis({ sources }));

const anchor = {
  a: [line('manager/vmanage-server.log', 5, 'refused')],
  b: [line('ssm/messages', 7, 'POST')],
  low: -2522 * SECOND,
  high: -2520 * SECOND,
  used: true,
} as const;

describe('the clocks of a bundle', () => {
  test('show zone, offset and what it was measured by', () => {
    const tied = messages({
      zone: 'UTC',
      basis: 'assumed',
      offset: -2521 * SECOND,
      plusMinus: SECOND,
      grade: 'low',
      anchors: [anchor, { ...anchor, used: false }],
    });
    const text = shown(manager, tied);
    expect(text).toContain('ssm/messages (ssm)');
    expect(text).toContain('  zone: UTC, assumed, not stated in the files');
    expect(text).toContain('  offset: 42 min 1 s behind the reference clock (±1 s, 1 anchor: low grade)');
    expect(text).toContain('  used: −42 min 2 s to −42 min, by vmanage-server.log:5 and messages:7');
    expect(text).toContain('  not used: −42 min 2 s');
    expect(text).toContain('For a more precise offset of ssm: two more syncs some minutes apart');
  });

  test('untied: what to collect, and how to give it', () => {
    const text = shown(manager, messages({ offset: null, plusMinus: null, grade: 'none' }));
    expect(text).toContain('  offset: not matched to the reference clock');
    expect(text).toContain('To match the clock of ssm to the others');
    expect(text).toContain('--clock');
  });

  test('open zones are named with their other readings', () => {
    const text = shown(source('a.log', { clock: clock({ zone: 'Asia/Kolkata', alternatives: ['Asia/Jerusalem'] }) }));
    expect(text).toMatch(/it could also be\s+Asia\/Jerusalem/);
    expect(text).toContain('The zone of manager.example: run "timedatectl" there');
  });

  test('segments are shown one by one', () => {
    const segments = [
      { from: micros('2024-03-05T09:00:00Z'), offset: 30 * SECOND, driftPpm: 0 },
      { from: micros('2024-03-05T10:00:00Z'), offset: -SECOND, driftPpm: 20 },
    ];
    const text = shown(manager, messages({ offset: 0, grade: 'good', segments }));
    expect(text).toContain('  from: 2024-03-05 09:00:00.000 UTC: +30 s');
    expect(text).toContain('  from: 2024-03-05 10:00:00.000 UTC: −1 s, drifting by 20 ppm');
  });

  test('fit 80 columns, and nothing is asked for where nothing is open', () => {
    const tied = messages({
      zone: 'UTC',
      basis: 'stated',
      offset: 0,
      plusMinus: SECOND,
      grade: 'good',
      anchors: [anchor],
    });
    const text = shown({ ...manager, clock: { ...manager.clock, basis: 'stated' } }, tied);
    expect(text.split('\n').every(({ length }) => length <= 80)).toBe(true);
    expect(text).not.toContain('To answer');
  });

  test('a bundle without a time says so', () => {
    expect(shown()).toBe('No source states a time.\n');
  });
});
