import type { Exchanges } from '../core/exchange.js';
import type { ClockGrade, GivenOptions } from '../core/analysis.js';
import type { ReadSource } from '../core/source.js';
import type { Micros } from '../core/time.js';
import { alignmentOf, tiedBy, UNTIED, type Alignment } from './alignment.js';
import { candidatesFor, spanOfCalls } from './anchors.js';
import { onCapture } from './capture-reference.js';
import { clocksOf, pathsOf, type Clock } from './clocks.js';
import type { Dating } from './dating.js';
import { parseClock } from './given-clocks.js';
import { givenFor } from './given-for.js';
import { inboundDates, linkToServer } from './links.js';
import { mapDatings, settleReference, type Pair } from './open-zone.js';
import { placeDated, placeDateless } from './placing.js';
import { withMeasuredSteps, withSegments } from './step-sizes.js';

export interface Aligned {
  readonly datings: ReadonlyMap<string, Dating>;
  readonly alignments: ReadonlyMap<string, Alignment>;
}

const REFERENCE: Alignment = { ...UNTIED, offset: 0, plusMinus: 0, grade: 'good' };

/**
 * Ties every clock of the bundle to the manager's by what both saw, and puts them on the capture's where there is one. `pair` dates and pairs the bundle under given readings,
 * so that a zone that turns out to have another reading is read again.
 */
export function alignSources(
  sources: readonly ReadSource[],
  datings: ReadonlyMap<string, Dating>,
  pair: Pair,
  given: GivenOptions['clocks'] = {},
): Aligned {
  // Text without a date is put on some day first: only its time of day counts until it is placed.
  const placed = mapDatings(datings, (dating) => ({ ...dating, day: dating.day ?? 0 }));
  const cut = withSegments(clocksOf(sources, placed), placed);
  const manager = managerHost(sources, pair(cut));
  const settled = settleReference(sources, cut, manager, pair);
  const exchanges = pair(settled);
  const clocks = clocksOf(sources, settled);
  const reference = referenceClock(clocks, manager, exchanges);
  const start: Aligned = { datings: settled, alignments: new Map() };
  const direct = clocks.reduce((before, clock) => alignClock(clock, before, exchanges, reference), start);
  const linked = clocks.reduce((before, clock) => linkClock(clock, clocks, before, exchanges), direct);
  const based = onCapture(clocks, linked, reference);
  const aligned = withGiven(clocks, based.aligned, based.reference, given);
  return {
    ...aligned,
    datings: mapDatings(aligned.datings, (dating) =>
      dating.dayBasis === 'assumed' ? { ...dating, day: null } : dating,
    ),
  };
}

/** The manager that made the calls. */
function managerHost(sources: readonly ReadSource[], exchanges: Exchanges): string | null {
  const paths = new Set(exchanges.episodes.map((episode) => episode.lines[0].source));
  return sources.find((source) => paths.has(source.path))?.host ?? null;
}

/** The manager's clock; without calls of a manager that of a capture by which the license server's can be told. */
function referenceClock(clocks: readonly Clock[], manager: string | null, exchanges: Exchanges): Clock | undefined {
  if (manager !== null)
    return clocks.find(({ sources }) => sources.some(({ role, host }) => role === 'manager' && host === manager));
  const servers = clocks.filter(isServer);
  return clocks.find(
    (clock) =>
      isCapture(clock) &&
      !clock.dateless &&
      servers.some((server) => linkToServer(pathsOf(clock), pathsOf(server), exchanges) !== null),
  );
}

const isServer = ({ sources }: Clock): boolean => sources.some(({ role }) => role === 'ssm');
const isCapture = ({ sources }: Clock): boolean => sources.some(({ role }) => role === 'capture');

function alignClock(clock: Clock, aligned: Aligned, exchanges: Exchanges, reference: Clock | undefined): Aligned {
  if (clock === reference) return withAlignment(clock, aligned, REFERENCE);
  const paths = pathsOf(clock);
  const dates = inboundDates(exchanges.inbound.filter(({ source }) => paths.has(source)));
  const seen = candidatesFor(paths, exchanges, clock.dateless);
  const { datings, doubt, candidates } = withMeasuredSteps(clock, aligned.datings, [...seen, ...dates]);
  const found = tiedBy(candidates, spanOfCalls(exchanges.episodes));
  if (found === null) return withAlignment(clock, aligned, UNTIED);
  const place = clock.dateless ? placeDateless(clock, datings, found, exchanges) : placeDated(clock, datings, found);
  if (place === null) return withAlignment(clock, aligned, UNTIED);
  const alignment = alignmentOf(found, place.shift);
  return withAlignment(
    clock,
    { ...aligned, datings: place.datings },
    {
      ...alignment,
      plusMinus: alignment.plusMinus === null ? null : alignment.plusMinus + doubt,
    },
  );
}

/** A clock that shares nothing with the manager's is tied by way of one that does: the server's by a capture, or the other way round. */
function linkClock(clock: Clock, clocks: readonly Clock[], aligned: Aligned, exchanges: Exchanges): Aligned {
  if (alignmentIn(aligned, clock).offset !== null || clock.dateless) return aligned;
  for (const other of clocks) {
    const known = alignmentIn(aligned, other);
    if (known.offset === null || known.rate !== null || isServer(other) === isServer(clock)) continue;
    const [seen, server] = isServer(clock) ? [other, clock] : [clock, other];
    const link = isServer(server) ? linkToServer(pathsOf(seen), pathsOf(server), exchanges) : null;
    if (link === null) continue;
    const { low, high } = link.offset;
    const bounds = isServer(clock) ? { low, high } : { low: -high, high: -low };
    const own = alignmentOf({ ...link.offset, ...bounds }, 0);
    const grade = least(link.isRead ? 'good' : own.grade, known.grade);
    return withAlignment(clock, aligned, {
      ...own,
      grade,
      offset: (own.offset ?? 0) + known.offset,
      plusMinus: (own.plusMinus ?? 0) + (known.plusMinus ?? 0),
    });
  }
  return aligned;
}

const least = (a: ClockGrade, b: ClockGrade): ClockGrade => (a === 'low' || b === 'low' ? 'low' : a);

/** What a person states of a clock stands above what was measured; of the reference's own it moves all that hangs on it. */
function withGiven(
  clocks: readonly Clock[],
  aligned: Aligned,
  reference: Clock | undefined,
  given: GivenOptions['clocks'],
): Aligned {
  const moved = reference === undefined ? null : givenClock(reference, given);
  return clocks.reduce((all, clock) => {
    const own = givenClock(clock, given);
    if (own !== null) return withAlignment(clock, all, { ...UNTIED, ...own, grade: 'given' });
    const known = alignmentIn(all, clock);
    if (moved === null || known.offset === null) return all;
    const plusMinus = (known.plusMinus ?? 0) + moved.plusMinus;
    return withAlignment(clock, all, { ...known, offset: known.offset + moved.offset, plusMinus });
  }, aligned);
}

function givenClock(
  { sources }: Clock,
  given: GivenOptions['clocks'],
): { readonly offset: Micros; readonly plusMinus: Micros } | null {
  const text = sources.map((source) => givenFor(source, given)).find((one) => one !== undefined);
  return text === undefined ? null : parseClock(text);
}

function alignmentIn({ alignments }: Aligned, clock: Clock): Alignment {
  const [first] = clock.sources;
  return (first === undefined ? undefined : alignments.get(first.path)) ?? UNTIED;
}

function withAlignment(clock: Clock, aligned: Aligned, alignment: Alignment): Aligned {
  const alignments = new Map(aligned.alignments);
  for (const { path } of clock.sources) alignments.set(path, { ...alignment, clock: clock.id });
  return { ...aligned, alignments };
}
