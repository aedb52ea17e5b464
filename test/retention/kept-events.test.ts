import { describe, expect, test } from '@jest/globals';
import type { AnyEvent, Facts, Kind } from '../../src/core/event.js';
import { asAnyEvent } from '../../src/core/event.js';
import { pattern } from '../../src/core/pattern.js';
import { periodOf, type PeriodOf } from '../../src/retention/asked-period.js';
import { BundleBudget } from '../../src/retention/bundle-budget.js';
import { ClassKeys } from '../../src/retention/class-keys.js';
import { KeptEvents } from '../../src/retention/kept-events.js';
import { written } from '../clocks/sources.js';
import { evidenceAt } from '../support/events.js';

const MINUTE = 60_000;
const T0 = Date.parse('2024-03-05T10:00:00Z');

interface Part {
  readonly kind: Kind;
  readonly facts: object;
  readonly at: number;
}

function eventOf({ kind, facts, at }: Part, line: number): AnyEvent {
  const stamp = written(new Date(T0 + at).toISOString().slice(0, 23));
  const event = { kind, facts, stamp, source: 'a', host: null, by: 'product', end: null } as const;
  return asAnyEvent({ ...event, evidence: evidenceAt('a', line) });
}

function keep(parts: readonly Part[], period?: PeriodOf, tests = new Map()): ReturnType<KeptEvents['end']> {
  const kept = new KeptEvents(new ClassKeys(tests), period);
  for (const [index, part] of parts.entries()) kept.add(eventOf(part, index + 1));
  return kept.end();
}

const times = (count: number, make: (index: number) => readonly Part[]): readonly Part[] =>
  Array.from({ length: count }, (_, index) => make(index)).flat();

const request = (address: string, at: number, status = 200): readonly Part[] => [
  part('app.request', { 'url.path': '/oauth/token', 'http.response.status_code': status }, at),
  part(
    'gateway.request',
    { 'source.address': address, 'url.path': '/oauth/token', 'http.response.status_code': status },
    at,
  ),
];

function part<K extends Kind>(kind: K, facts: Partial<Facts[K]>, at: number): Part {
  return { kind, facts, at };
}

const linesOf = ({ events }: ReturnType<typeof keep>): readonly number[] =>
  events.map(({ evidence }) => evidence[0].number);

describe('a request', () => {
  test('of a client that comes once keeps the line of the application, among thousands alike', () => {
    const before = times(1500, (index) => request('192.0.2.7', index * MINUTE, 401));
    const after = times(1500, (index) => request('192.0.2.7', (1501 + index) * MINUTE, 401));
    const lines = linesOf(keep([...before, ...request('192.0.2.99', 1500 * MINUTE, 401), ...after]));
    expect(lines).toEqual(expect.arrayContaining([3001, 3002]));
    expect(lines.length).toBeLessThan(1000);
  });

  test('keeps the exception that Rails logs after its line', () => {
    const failing = (index: number): readonly Part[] => {
      const [app, gateway] = request('192.0.2.7', index * MINUTE, 500);
      const exception = part('app.exception', { 'error.type': 'E', 'http.request.id': String(index) }, index * MINUTE);
      return app === undefined || gateway === undefined ? [] : [app, exception, gateway];
    };
    const { events } = keep(times(900, failing));
    const kinds = events.map(({ kind }) => kind);
    const count = (kind: Kind): number => kinds.filter((one) => one === kind).length;
    expect([count('app.exception'), count('gateway.request')]).toEqual([220, 220]);
  });
});

describe('events are kept apart', () => {
  const pings = times(1000, (index) => [
    part('path.pinged', { 'icmp.sent': 5, 'icmp.received': index === 500 ? 0 : 5 }, index * MINUTE),
  ]);

  test('by amounts only where a rule looks at them', () => {
    const looked = new Map([['icmp.received', [pattern.equal(0)]]]);
    expect(linesOf(keep(pings))).not.toContain(501);
    expect(linesOf(keep(pings, undefined, looked))).toContain(501);
  });

  test('near a time that is asked for, whatever the zone', () => {
    const at = (T0 + 700 * MINUTE - 5.5 * 60 * MINUTE) * 1000;
    expect(linesOf(keep(pings))).not.toContain(701);
    expect(linesOf(keep(pings, periodOf({ at })))).toContain(701);
  });

  test('within a span that is asked for', () => {
    const days = times(3000, (index) => [part('path.pinged', { 'icmp.sent': 5 }, index * 60 * MINUTE)]);
    const since = (T0 + 1000 * 60 * MINUTE) * 1000;
    expect(linesOf(keep(days))).not.toContain(1000);
    expect(linesOf(keep(days, periodOf({ since, until: since + 3_600_000_000 })))).toContain(1000);
  });
});

test('a span that is asked for counts for stamps without a year', () => {
  const period = periodOf({
    since: Date.parse('2024-03-10T00:00:00Z') * 1000,
    until: Date.parse('2024-03-11T00:00:00Z') * 1000,
  });
  const on = (month: number, day: number): string =>
    period({ ...written('2024-03-05T10:00:00.000'), date: { year: null, month, day } });
  expect([on(1, 10), on(3, 6), on(3, 10), on(3, 15), on(11, 10)]).toEqual(['', '', 'asked', '', '']);
});

test('what is kept of a day is kept of a hundred days: it does not grow with the source', () => {
  const kept = (count: number): number =>
    keep(times(count, (index) => request('192.0.2.7', index * MINUTE))).events.length;
  expect([kept(2000), kept(8000)]).toEqual([440, 440]);
});

test('many sources share one bound, and each keeps something', () => {
  const budget = new BundleBudget();
  const totals = Array.from({ length: 200 }, () => {
    const { total } = budget.next();
    budget.take(total);
    return total;
  });
  expect(totals.slice(0, 3)).toEqual([24_000, 18_000, 9000]);
  expect(totals.at(-1)).toBe(256);
  expect(totals.reduce((sum, total) => sum + total)).toBeLessThan(110_000);
});
