import { describe, expect, test } from '@jest/globals';
import type { Message, MessageParser } from '../../src/core/parser.js';
import type { Stamp } from '../../src/core/time.js';
import { ClockObservations } from '../../src/reading/clock-observations.js';
import { Collector } from '../../src/reading/collector.js';
import { ClassKeys } from '../../src/retention/class-keys.js';
import { KeptEvents } from '../../src/retention/kept-events.js';
import { written } from '../clocks/sources.js';
import { evidenceAt } from '../support/events.js';

const evidence = evidenceAt('a.log', 1);
const stamp = written('2024-03-05T10:15:00.000');
const seen = { stamp, evidence };

const keys = new ClassKeys(new Map());

describe('events', () => {
  test('are kept with their source, and with the host and end that are given', () => {
    const kept = new KeptEvents(keys);
    const collector = new Collector('a.log', [], null, kept);
    collector.event('manager.release', { 'service.version': '20.9.2' }, seen);
    collector.event('manager.release', { 'service.version': '20.9.3' }, { ...seen, host: 'manager', end: stamp });
    expect(kept.end().events).toEqual([
      {
        kind: 'manager.release',
        source: 'a.log',
        by: 'product',
        host: null,
        facts: { 'service.version': '20.9.2' },
        stamp,
        end: null,
        evidence,
      },
      {
        kind: 'manager.release',
        source: 'a.log',
        by: 'product',
        host: 'manager',
        facts: { 'service.version': '20.9.3' },
        stamp,
        end: stamp,
        evidence,
      },
    ]);
  });

  test('error lines are folded, and take no place of others', () => {
    const kept = new KeptEvents(keys);
    const collector = new Collector('a.log', [], null, kept);
    collector.event('log.trouble', { 'log.level': 'ERROR', message: 'disk 1 is full' }, seen);
    collector.event('log.trouble', { 'log.level': 'ERROR', message: 'disk 2 is full' }, seen);
    expect(kept.end().events).toEqual([]);
    expect(collector.trouble.all().map(({ count, occurrences }) => [count, occurrences.length])).toEqual([[2, 2]]);
  });
});

describe('observations of a clock', () => {
  const UTC = { offset: 0 } as const;
  const at = (second: string): Stamp => written(`2024-03-05T10:15:${second}`, { zone: UTC });

  test('are kept once for each difference of their stamps, with their number', () => {
    const collector = new Collector('a.log', [], null, new KeptEvents(keys));
    for (let second = 10; second < 40; second++) {
      const [outer, late] = [at(`${String(second)}.000`), at(`${String(second + 2)}.000`)];
      collector.clock({ outer, inner: outer, evidence: evidence[0] });
      collector.clock({ outer: late, inner: outer, evidence: evidence[0] });
      collector.clock({ outer, inner: { ...outer, zone: { offset: 60 } }, evidence: evidence[0] });
      collector.clock({ outer: { ...outer, lap: 1 }, inner: outer, evidence: evidence[0] });
    }
    expect(collector.observations.map(({ outer, count }) => [outer?.text, count])).toEqual([
      [at('10.000').text, 30],
      [at('12.000').text, 30],
      [at('10.000').text, 30],
      [at('10.000').text, 30],
    ]);
  });

  test('are looked at all at first, and ever more sparsely later on', () => {
    const clocks = new ClockObservations(10);
    let looked = 0;
    for (let index = 0; index < 10_000; index++) {
      if (!clocks.dropsNext) looked++;
      clocks.add({ outer: at('10.000'), inner: at('10.000'), evidence: evidence[0] });
    }
    expect(clocks.all().map(({ count }) => count)).toEqual([looked]);
    expect(looked).toBeLessThan(60);
  });

  test('are bounded, whatever they say', () => {
    const clocks = new ClockObservations(10_000);
    for (let lap = 0; lap < 5000; lap++)
      clocks.add({ outer: { ...at('10.000'), lap }, inner: at('10.000'), evidence: evidence[0] });
    expect(clocks.all().length).toBe(2000);
  });
});

describe('a message', () => {
  const read: string[] = [];
  const parserOf = (id: string, word: string): MessageParser => ({
    reads: 'messages',
    id,
    title: id,
    role: 'ssm',
    discriminator: { field: 'message', values: [word] },
    claims: (text) => text.includes(word),
    read: ({ text }) => {
      read.push(`${id}: ${text}`);
    },
  });
  const message = (text: string): Message => ({
    text,
    stamp: null,
    host: null,
    program: null,
    evidence: () => evidence[0],
  });

  test('is read by the first parser that claims it, and by that one alone', () => {
    const collector = new Collector(
      'a.log',
      [parserOf('first', 'apple'), parserOf('second', 'pear')],
      null,
      new KeptEvents(keys),
    );
    expect(collector.message(message('apple and pear'))).toBe(true);
    expect(collector.message(message('a pear'))).toBe(true);
    expect(collector.message(message('a plum'))).toBe(false);
    expect(read).toEqual(['first: apple and pear', 'second: a pear']);
  });
});

test('a notice names its source, and the place where there is one', () => {
  const collector = new Collector('a.log', [], null, new KeptEvents(keys));
  collector.notice('text-cut', 'cut');
  collector.notice('line-too-long', 'long', 7);
  expect(collector.notices).toEqual([
    { code: 'text-cut', source: 'a.log', message: 'cut' },
    { code: 'line-too-long', source: 'a.log', message: 'long', number: 7 },
  ]);
});
