import { describe, expect, test } from '@jest/globals';
import { shiftAt, type DatedSource, type Dating, type Segment } from '../../src/clocks/dating.js';
import { segmentsOf, stepsOf } from '../../src/clocks/steps.js';
import type { AnyEvent, Facts } from '../../src/core/event.js';
import { evidenceAt } from '../support/events.js';
import { datedSource, dating, written } from './sources.js';

const SECOND = 1_000_000;

function event(line: number, time: string, step?: Facts['clock.step'], source = 'messages'): AnyEvent {
  const shared = {
    source,
    host: 'ssm',
    stamp: written(`2024-03-05T${time}.000`, { step: SECOND }),
    end: null,
    by: 'product' as const,
    evidence: evidenceAt(source, line),
  };
  return step === undefined
    ? { ...shared, kind: 'manager.release', facts: { 'service.version': '1' } }
    : { ...shared, kind: 'clock.step', facts: step };
}

const log = (path: string, ...events: readonly AnyEvent[]): DatedSource => datedSource({ path, host: 'ssm', events });
const stepsIn = (...events: readonly AnyEvent[]): readonly (readonly [number, number | null])[] =>
  stepsOf([log('messages', ...events)]).map(({ line, size }) => [line, size]);
const stepped = (seconds: number): Facts['clock.step'] => ({
  'event.action': 'stepped',
  'clock.offset': seconds * SECOND,
});

describe('stepsOf', () => {
  test('the daemon puts a figure on it; two lines of one step are one', () => {
    expect(stepsIn(event(1, '10:00:00'), event(5, '10:42:01', stepped(2521)), event(6, '10:42:02'))).toEqual([
      [5, 2521 * SECOND],
    ]);
    expect(stepsIn(event(5, '10:42:01', stepped(-3)), event(6, '10:42:01', stepped(-3)))).toHaveLength(1);
  });

  test('what is only found wrong is slewed away, and no step', () => {
    const wrong: Facts['clock.step'] = { 'event.action': 'wrong-by', 'clock.offset': 2 * SECOND };
    expect(stepsIn(event(1, '10:00:00'), event(2, '10:00:01', wrong), event(3, '10:00:02'))).toEqual([]);
  });

  test('a jump back of the stamps is one of unknown size', () => {
    const before = [event(1, '10:00:00'), event(2, '10:30:00')];
    expect(stepsIn(...before, event(3, '10:20:00'), event(4, '10:20:05'))).toEqual([[3, null]]);
    expect(stepsIn(...before, event(3, '10:29:55'), event(4, '10:30:05'))).toEqual([]);
  });

  test('a line out of its place is none, and neither is an older part after a newer one', () => {
    expect(stepsIn(event(1, '10:00:00'), event(2, '10:30:00'), event(3, '10:20:00'), event(4, '10:30:01'))).toEqual([]);
    const parts = [event(1, '10:00:00'), event(2, '10:30:00'), event(3, '09:00:00'), event(4, '09:30:00')];
    expect(stepsOf([log('messages', ...parts)])).toMatchObject([{ line: 3, size: null, isPart: true }]);
  });

  test('a jump that the daemon has logged is that step', () => {
    const events = [event(1, '10:30:00'), event(2, '10:00:00', stepped(-1800)), event(3, '10:00:01')];
    expect(stepsIn(event(0, '09:59:00'), ...events)).toEqual([[2, -1800 * SECOND]]);
  });

  test('in the hour that autumn writes twice no clock was set', () => {
    const berlin: Partial<Dating> = { zone: 'Europe/Berlin' };
    const at = (line: number, wall: string): AnyEvent => ({ ...event(line, '00:00:00'), stamp: written(wall) });
    const events = [
      at(1, '2024-10-27T01:30:00.000'),
      at(2, '2024-10-27T02:50:00.000'),
      at(3, '2024-10-27T02:05:00.000'),
    ];
    expect(stepsOf([datedSource({ host: 'ssm', events }, berlin)])).toEqual([]);
  });
});

describe('segmentsOf', () => {
  const forward = log('messages', event(1, '10:00:00'), event(5, '10:42:01', stepped(2521)), event(6, '10:43:00'));
  const shifts = (source: DatedSource, steps: ReturnType<typeof stepsOf>): readonly Segment[] =>
    segmentsOf(source, steps);

  test('bring what was written before a step onto the clock after it', () => {
    const segments = shifts(forward, stepsOf([forward]));
    const cut = dating({ segments });
    expect([4, 5, 900].map((line) => shiftAt(cut, line))).toEqual([2521 * SECOND, 0, 0]);
  });

  test('cut another file of the host where its stamps pass the step', () => {
    const other = log(
      'access.log',
      event(1, '09:59:00', undefined, 'access.log'),
      event(2, '10:44:00', undefined, 'access.log'),
    );
    const segments = shifts(other, stepsOf([forward]));
    expect(segments).toEqual([
      { from: 0, shift: 2521 * SECOND },
      { from: 2, shift: 0 },
    ]);
  });

  test('several add up; one of unknown size leaves what stands before it open', () => {
    const twice = log(
      'messages',
      event(1, '10:00:00'),
      event(5, '10:01:00', stepped(10)),
      event(9, '10:02:00', stepped(5)),
    );
    expect(shifts(twice, stepsOf([twice])).map(({ shift }) => shift)).toEqual([15 * SECOND, 5 * SECOND, 0]);
    const open = log(
      'messages',
      event(1, '10:00:00'),
      event(2, '10:30:00'),
      event(3, '10:20:00'),
      event(4, '10:21:00'),
    );
    expect(shifts(open, stepsOf([open])).map(({ shift }) => shift)).toEqual([null, 0]);
  });

  test('without a step there are none', () => {
    expect(shifts(forward, [])).toEqual([]);
  });
});
