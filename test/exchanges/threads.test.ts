import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { LicenseLog } from '../../src/core/exchange.js';
import { linesByThread } from '../../src/exchanges/threads.js';
import { logLine, SECOND, type Place } from '../support/events.js';

let number = 0;

/** A line of this thread; `…` after the name: it is cut there. */
function line(shown: string, place: Place = {}): LicenseLog {
  const name = shown.replace('…', '');
  const cut = name === shown ? {} : ({ 'process.thread.cut': true } as const);
  return logLine({ 'process.thread.name': name, ...cut }, { number: ++number, ...place });
}

/** The names of the lines of each thread, as they are shown. */
function threadsOf(...lines: readonly LicenseLog[]): readonly (readonly string[])[] {
  return linesByThread(lines).map((own) =>
    own.map(({ facts }) => `${facts['process.thread.name'] ?? ''}${facts['process.thread.cut'] === true ? '…' : ''}`),
  );
}

describe('whole names', () => {
  test('are threads of their host, however long ago', () => {
    const lines = [
      line('task-1'),
      line('task-12'),
      line('task-1', { after: 900 * SECOND }),
      line('task-1', { host: 'other' }),
    ];
    expect(threadsOf(...lines)).toEqual([['task-1', 'task-1'], ['task-12'], ['task-1']]);
  });

  test('a name that another begins with is its own', () => {
    expect(threadsOf(line('task-12'), line('task-1'))).toEqual([['task-12'], ['task-1']]);
  });
});

describe('a name that is cut', () => {
  test('is the one that begins so, whether that came before or after', () => {
    expect(threadsOf(line('task-1'), line('tas…'))).toEqual([['task-1', 'tas…']]);
    expect(threadsOf(line('tas…'), line('task-1'))).toEqual([['tas…', 'task-1']]);
  });

  test('is one thread with another that is cut elsewhere', () => {
    expect(threadsOf(line('task-1…'), line('t…'), line('task-16…'), line('task-163'))).toEqual([
      ['task-1…', 't…', 'task-16…', 'task-163'],
    ]);
  });

  test('that has shown more of itself is no longer any', () => {
    expect(threadsOf(line('t…'), line('task-16…'), line('task-2'))).toEqual([['t…', 'task-16…'], ['task-2']]);
    expect(threadsOf(line('t…'), line('task-16'), line('task-165'))).toEqual([['t…', 'task-16'], ['task-165']]);
  });

  test('is none of several, and goes on as what is cut at the same place', () => {
    expect(threadsOf(line('task-1'), line('task-2'), line('tas…'), line('tas…'))).toEqual([
      ['task-1'],
      ['task-2'],
      ['tas…', 'tas…'],
    ]);
  });

  test('is of its own host and of about its own time', () => {
    expect(threadsOf(line('task-1'), line('tas…', { host: 'other' }))).toHaveLength(2);
    expect(threadsOf(line('task-1'), line('tas…', { after: 120 * SECOND }))).toHaveLength(1);
    expect(threadsOf(line('task-1'), line('tas…', { after: 120 * SECOND + 1 }))).toHaveLength(2);
  });

  test('may be cut off altogether', () => {
    expect(threadsOf(line('task-1'), line('…'))).toEqual([['task-1', '…']]);
    expect(threadsOf(line('…'), line('…'))).toEqual([['…', '…']]);
  });

  test('without a time can be any of its name', () => {
    expect(threadsOf(line('task-1', { after: null }), line('tas…', { after: 900 * SECOND }))).toHaveLength(1);
  });
});

test('one thread alone stays one, wherever its lines are cut', () => {
  const cuts = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(cuts, (lengths) => {
      const name = 'default t-63';
      const lines = lengths.map((length) => line(length === name.length ? name : `${name.slice(0, length)}…`));
      expect(linesByThread(lines)).toEqual([lines]);
    }),
  );
});

test('every line is in one thread, in its order', () => {
  const names = fc.array(fc.constantFrom('task-1', 'task-12', 'task-2', 'task…', 'task-1…', '…', 'pool-1'), {
    maxLength: 20,
  });
  fc.assert(
    fc.property(names, (shown) => {
      const lines = shown.map((name, index) => line(name, { after: index * 50 * SECOND }));
      const threads = linesByThread(lines);
      expect([...threads.flat()].sort((a, b) => lines.indexOf(a) - lines.indexOf(b))).toEqual(lines);
      for (const own of threads) expect([...own].sort((a, b) => lines.indexOf(a) - lines.indexOf(b))).toEqual(own);
    }),
  );
});
