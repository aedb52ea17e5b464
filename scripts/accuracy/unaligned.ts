import type { Analysis } from '../../src/core/analysis.js';
import type { Dated } from '../../src/core/event.js';
import { pathFits } from '../../src/license/paths.js';
import { MICROS_PER_SECOND } from '../../src/core/time.js';
import { compareClocks, type ClockPair } from './clocks.js';
import type { TrueSource, Truth } from './truth.js';

/** How far apart the two sides of one exchange may be in true time, seconds. */
const APART = 3;
/** With this many attempts, a tie must be at most `NARROW_SECONDS` wide. */
const MANY_ATTEMPTS = 3;
const NARROW_SECONDS = 2;

/** Two clocks without a tight tie, and what both sides saw. */
export interface OpenPair {
  readonly pair: ClockPair;
  /** Exchanges with a line on both sides, by true time. */
  readonly shared: readonly string[];
  /** True if some have method or path and status on both sides, and so should have tied the clocks. */
  readonly readable: boolean;
  /** Attempts seen by both. */
  readonly attempts: number;
}

/** An exchange that the other side may have seen too. */
interface Seen {
  readonly at: number;
  readonly path: string | undefined;
  readonly status: number | undefined;
  readonly words: string;
}

/** Pairs of clocks that were not tied, or too loosely despite many attempts. */
export function openPairs(truth: Truth, analysis: Analysis): readonly OpenPair[] {
  return compareClocks(truth, analysis.sources).flatMap((pair) => {
    const [a, b] = [pair.a, pair.b].map((name) => truth.sources.find((source) => source.name === name));
    if (a === undefined || b === undefined) return [];
    const attempts = attemptsOf(a, b, analysis);
    const isLoose = pair.ours !== null && attempts >= MANY_ATTEMPTS && pair.ours.plusMinus > NARROW_SECONDS;
    if (pair.ours !== null && !isLoose) return [];
    const both = pair.ours !== null ? [] : sharedBy(seenBy(a, analysis), seenBy(b, analysis));
    return [{ pair, shared: both.map(({ words }) => words), readable: both.some(isReadable), attempts }];
  });
}

function attemptsOf(a: TrueSource, b: TrueSource, { attempts }: Analysis): number {
  const saw = (source: TrueSource, { events, joins }: Analysis['attempts'][number]): boolean =>
    events.some((event) => source.files.includes(event.source)) ||
    joins.some((join) => source.files.includes(join.source));
  return attempts.filter((attempt) => saw(a, attempt) && saw(b, attempt)).length;
}

function seenBy(source: TrueSource, { timeline, attempts }: Analysis): readonly Seen[] {
  const calls = attempts.flatMap(({ events }) => events.filter(({ kind }) => kind === 'manager.call'));
  return [...timeline, ...calls]
    .filter((event) => source.files.includes(event.source))
    .flatMap((event) => seenIn(event, source.offsetSeconds));
}

function seenIn(event: Dated, offset: number): readonly Seen[] {
  const { kind, facts, instant } = event;
  if (kind !== 'manager.call' && kind !== 'gateway.request' && kind !== 'http.exchange') return [];
  if (instant === null || (kind === 'gateway.request' && !/java|httpclient/i.test(facts['user_agent.original'] ?? '')))
    return [];
  const path = kind === 'http.exchange' ? facts['url.original'] : facts['url.path'];
  const isGood = kind === 'manager.call' && facts['event.outcome'] === 'success';
  const status = isGood ? 200 : facts['http.response.status_code'];
  const words = `${kind} ${path ?? '?'} ${String(status ?? '?')}`;
  return [{ at: instant.at / MICROS_PER_SECOND - offset, path, status, words }];
}

interface Shared {
  readonly a: Seen;
  readonly b: Seen;
  readonly words: string;
}

function sharedBy(first: readonly Seen[], second: readonly Seen[]): readonly Shared[] {
  return first.flatMap((a) =>
    second.filter((b) => Math.abs(a.at - b.at) <= APART).map((b) => ({ a, b, words: `${a.words} / ${b.words}` })),
  );
}

function isReadable({ a, b }: Shared): boolean {
  if (a.path === undefined || b.path === undefined || a.status === undefined) return false;
  return a.status === b.status && (pathFits(a.path, b.path) || pathFits(b.path, a.path));
}

/** The list in words, one pair per line. */
export function openPairsText(id: string, pairs: readonly OpenPair[]): readonly string[] {
  return pairs.map(({ pair, shared, readable, attempts }) => {
    const name = `${id}  ${pair.a} - ${pair.b} (true ${pair.truth.toFixed(1)} s)`;
    if (pair.ours !== null)
      return `${name}: ±${pair.ours.plusMinus.toFixed(1)} s, loose for ${String(attempts)} attempts`;
    const held = shared.length === 0 ? 'nothing that both sides hold' : shared.join('; ');
    return `${name}: ${readable ? 'SHOULD BE TIED by ' : ''}${held}`;
  });
}
