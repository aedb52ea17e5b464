import { describe, expect, test } from '@jest/globals';
import { dateEvents, inOrder, oldestFirst } from '../../src/clocks/timeline.js';
import type { DatedSource } from '../../src/clocks/dating.js';
import type { AnyEvent } from '../../src/core/event.js';
import { evidenceAt, SECOND, seen, T0 } from '../support/events.js';
import { datedSource, written } from './sources.js';

function release(stamp: AnyEvent['stamp'], end: AnyEvent['end'] = null): AnyEvent {
  const facts = { 'service.version': '20.9.2' };
  const shared = { source: 'a.log', host: null, by: 'product' } as const;
  return { kind: 'manager.release', facts, ...shared, stamp, end, evidence: evidenceAt('a.log', 1) };
}

describe('dateEvents', () => {
  test("the common clock is the source's own clock less its offset", () => {
    const events = [release(written('2024-03-05T10:15:02.000'), written('2024-03-05T10:15:03.000'))];
    const alignment = { offset: 2 * SECOND, rate: null };
    const [event] = dateEvents({ ...datedSource({ events }), alignment });
    expect(event).toMatchObject({ at: T0, endAt: T0 + SECOND, instant: { at: T0 + 2 * SECOND } });
  });

  test('without a stamp, or with one that cannot be dated, there is no time', () => {
    const events = [release(null), release(written('1970-01-01T10:15:00.000', { date: false }))];
    for (const event of dateEvents({ ...datedSource({ events }), alignment: { offset: null, rate: null } }))
      expect(event).toMatchObject({ at: null, endAt: null, instant: null });
  });
});

describe('oldestFirst', () => {
  const part = (path: string, first: string | null): DatedSource =>
    datedSource({ path, first: first === null ? null : written(first) });
  const paths = (...parts: readonly DatedSource[]): readonly string[] => oldestFirst(parts).map(({ path }) => path);

  test('is by the first record, whatever the names; what has none comes last', () => {
    const [now, before] = [part('messages', '2024-03-05T10:15:00.000'), part('messages.1', '2024-03-04T10:15:00.000')];
    expect(paths(part('empty', null), now, before)).toEqual(['messages.1', 'messages', 'empty']);
  });

  test('keeps the order of those that begin at one moment', () => {
    const [a, b] = [part('a', '2024-03-05T10:15:00.000'), part('b', '2024-03-05T10:15:00.000')];
    expect([paths(a, b), paths(b, a)]).toEqual([
      ['a', 'b'],
      ['b', 'a'],
    ]);
  });

  test('a source whose stamps say no date comes last', () => {
    const undated = datedSource({ path: 'a', first: written('1970-01-01T10:15:00.000', { date: false }) });
    expect(paths(undated, part('b', '2024-03-05T10:15:00.000'))).toEqual(['b', 'a']);
  });
});

describe('inOrder', () => {
  const at = (after: number | null, number: number): ReturnType<typeof seen> =>
    seen('manager.release', { 'service.version': String(number) }, { after, number });
  const numbers = (...events: readonly (readonly [number | null, number])[]): readonly number[] =>
    inOrder(
      events.map(([after, number]) => seen('manager.release', { 'service.version': '1' }, { after, number })),
    ).map(({ evidence }) => evidence[0].number);

  test('by time; what is of one time keeps its place; what has none comes last', () => {
    expect(numbers([3, 1], [null, 2], [1, 3], [3, 4], [null, 5], [-1, 6])).toEqual([6, 3, 1, 4, 2, 5]);
  });

  test('changes nothing of the events', () => {
    const event = at(1, 1);
    expect(inOrder([seen('manager.release', { 'service.version': '1' }, { after: 1 })])).toHaveLength(1);
    expect(event.at).toBe(T0 + 1);
  });
});
