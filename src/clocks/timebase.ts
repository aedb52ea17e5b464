import type { GivenOptions } from '../core/given-options.js';
import type { Dated } from '../core/event.js';
import type { Exchanges } from '../core/exchange.js';
import type { Steps } from '../core/steps.js';
import { MICROS_PER_SECOND, type Micros } from '../core/time.js';
import type { ClockTie, Timebase } from '../core/timebase.js';
import { alignClocks } from './align.js';
import { clockReport } from './clock-report.js';
import { asRead, clocksOf, type TiedSource } from './clocks.js';
import { redated, type DatedSource } from './dating.js';
import { gapsOf } from './gaps.js';
import { resolveReference } from './open-zone.js';
import { pairedAgain, pairingBy, type Pair } from './pairing.js';
import { withSegments } from './step-sizes.js';
import { dateTroubles, inOrder, timeAt } from './timeline.js';

/** How far apart two synchronised clocks, not tied to each other, may be for a join or an order by time alone. */
const KEPT_CLOCKS: Micros = MICROS_PER_SECOND;

/** The timebase of a bundle, and its exchanges. */
export interface Tied {
  readonly timebase: Timebase;
  readonly exchanges: Exchanges;
}

/**
 * Puts the sources of a bundle on one clock by the exchanges that they share. It calls `pair` once for each reading of
 * the stamps, and once more if clocks differ.
 */
export function* tieClocks(dated: readonly DatedSource[], pair: Pair, given: GivenOptions['clocks'] = {}): Steps<Tied> {
  // Text without a date gets any day first, because only its time of day counts until it is placed.
  const onSomeDay = dated.map((source) => redated(source, { day: source.dating.day ?? 0 }));
  const cut = clocksOf(onSomeDay).flatMap((clock) => withSegments(clock).sources);
  const pairing = pairingBy(pair);
  yield { phase: 'clocks', done: 0, total: dated.length };
  const first = pairing(asRead(cut, dated));
  yield { phase: 'clocks', done: 0, total: dated.length };
  const manager = managerHost(first.sources, first.exchanges);
  const read = resolveReference(first, manager, pairing);
  const clocks = yield* alignClocks(read, manager, given);
  const sources = clocks.flatMap(({ id, alignment, sources: own }) =>
    own.map((source) => ({ ...placed(source), alignment, clock: id })),
  );
  const { timeline, exchanges } = pairedAgain(read, asRead(sources, dated), pair);
  return { timebase: timebaseOf(sources, timeline), exchanges };
}

/** The manager that made the calls. */
function managerHost(sources: readonly DatedSource[], exchanges: Exchanges): string | null {
  const paths = new Set(exchanges.episodes.map((episode) => episode.lines[0].source));
  return sources.find((source) => paths.has(source.path))?.host ?? null;
}

/** Removes the day of text that was not placed. */
function placed(source: DatedSource): DatedSource {
  return source.dating.dayBasis === 'assumed' ? redated(source, { day: null }) : source;
}

function timebaseOf(sources: readonly TiedSource[], timeline: readonly Dated[]): Timebase {
  const known = new Map(sources.map((source) => [source.path, source]));
  const sourceAt = (path: string): TiedSource => {
    const source = known.get(path);
    if (source === undefined) throw new Error(`${path} was not read`);
    return source;
  };
  return {
    sources: [...known.keys()],
    timeline,
    tie: (path) => tieOf(path, known.get(path)),
    troubles: (path) => dateTroubles(sourceAt(path)),
    at: (path, stamp, line) => timeAt(sourceAt(path), stamp, line),
    report: (path) => ({ gaps: gapsOf(sourceAt(path)), clock: clockReport(sourceAt(path)) }),
  };
}

/** Several timebases that share no clock as one: what it says of a source is what that source's own says. */
export function together(timebases: readonly Timebase[]): Timebase {
  const [only, ...others] = timebases;
  if (only !== undefined && others.length === 0) return only;
  const paths = new Map(timebases.flatMap((timebase) => timebase.sources.map((path) => [path, timebase] as const)));
  const of = (path: string): Timebase => {
    const timebase = paths.get(path);
    if (timebase === undefined) throw new Error(`${path} was not read`);
    return timebase;
  };
  return {
    sources: [...paths.keys()],
    timeline: inOrder(timebases.flatMap(({ timeline }) => timeline)),
    tie: (path) => paths.get(path)?.tie(path) ?? tieOf(path, undefined),
    troubles: (path) => of(path).troubles(path),
    at: (path, stamp, line) => of(path).at(path, stamp, line),
    report: (path) => of(path).report(path),
  };
}

function tieOf(path: string, source: TiedSource | undefined): ClockTie {
  if (source === undefined) return { clock: path, grade: 'none', plusMinus: null };
  const { clock, dating, alignment } = source;
  const { grade, plusMinus } = alignment;
  const isKept = grade === 'none' && dating.zoneBasis !== 'assumed';
  return { clock, grade, plusMinus: isKept ? KEPT_CLOCKS : plusMinus };
}
