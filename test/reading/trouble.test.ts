import { expect, test } from '@jest/globals';
import type { Event } from '../../src/core/event.js';
import { TroubleFold } from '../../src/reading/trouble.js';
import { seen } from '../support/events.js';

function trouble(message: string, number = 1, logger?: string): Event<'log.trouble'> {
  const named = logger === undefined ? {} : { 'log.logger': logger };
  return seen('log.trouble', { 'log.level': 'ERROR', message, ...named }, { number });
}

function folded(events: readonly Event<'log.trouble'>[]): ReturnType<TroubleFold['all']> {
  const fold = new TroubleFold();
  for (const event of events) fold.add(event);
  return fold.all();
}

test('lines that differ in numbers alone are one template, in the order of their first', () => {
  const all = folded([trouble('disk 17 is full'), trouble('no route'), trouble('disk 4 is full')]);
  expect(all.map(({ count }) => count)).toEqual([2, 1]);
});

test('the class that wrote a line is part of its template', () => {
  const all = folded([trouble('it failed', 1, 'A'), trouble('it failed', 2, 'B'), trouble('it failed', 3)]);
  expect(all.map(({ template, count }) => [template, count])).toEqual([
    ['[A] it failed', 1],
    ['[B] it failed', 1],
    ['it failed', 1],
  ]);
});

test('of many the first ones are kept and the latest, and all are counted', () => {
  const [only] = folded(Array.from({ length: 100 }, (_, index) => trouble('it failed', index + 1)));
  expect(only?.count).toBe(100);
  const numbers = only?.occurrences.map(({ evidence }) => evidence[0].number) ?? [];
  expect([numbers.length, numbers[0], numbers.at(-2), numbers.at(-1)]).toEqual([40, 1, 99, 100]);
  expect(numbers.slice(7, 9)).toEqual([8, 69]);
});

test('beyond the bound a new template takes the place of the one silent longest', () => {
  const words = Array.from(
    { length: 600 },
    (_, index) =>
      `${'abcdefghij'[index % 10] ?? ''}${'klmnopqrst'[Math.floor(index / 10) % 10] ?? ''}${'uvwxyz'[Math.floor(index / 100)] ?? ''} failed`,
  );
  const all = folded([...words, words[0] ?? '', words[599] ?? ''].map((word) => trouble(word)));
  expect(all).toHaveLength(500);
  expect(all.find(({ template }) => template.includes(words[599] ?? '-'))?.count).toBe(2);
});
