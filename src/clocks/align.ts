import type { ClockGrade } from '../core/analysis.js';
import type { GivenOptions } from '../core/given-options.js';
import type { Exchanges } from '../core/exchange.js';
import type { Steps } from '../core/steps.js';
import type { Micros } from '../core/time.js';
import { isBeyondStated, isFarApart, isOneParty } from './far-clocks.js';
import { alignmentOf, tiedBy, UNTIED, type Alignment } from './alignment.js';
import { spanOfCalls } from './placed-calls.js';
import { onCapture } from './capture-reference.js';
import { candidatesWith, referenceManager, withOtherNodes } from './cluster-clocks.js';
import { clocksOf, isCapture, isServer, pathsOf, type Clock, type TiedClock } from './clocks.js';
import { parseClock } from './given-clocks.js';
import { givenFor } from './given-for.js';
import { inboundDates, linkToServer } from './links.js';
import type { Paired } from './pairing.js';
import { placeDated, placeDateless } from './placing.js';
import { withMeasuredSteps } from './step-sizes.js';

const REFERENCE: Alignment = { ...UNTIED, offset: 0, plusMinus: 0, grade: 'good' };

/**
 * Ties every clock of a bundle to the manager's by shared events, then moves all to the capture's clock if there is
 * one.
 */
export function* alignClocks(
  { sources, exchanges }: Pick<Paired, 'sources' | 'exchanges'>,
  first: string | null,
  given: GivenOptions['clocks'],
): Steps<readonly TiedClock[]> {
  const clocks = clocksOf(sources);
  const manager = referenceManager(clocks, exchanges, first);
  const reference = referenceClock(clocks, manager, exchanges);
  const direct: TiedClock[] = [];
  for (const clock of clocks) {
    yield { phase: 'clocks', done: direct.length, total: clocks.length };
    direct.push(clock === reference ? { ...clock, alignment: REFERENCE } : tiedToCalls(clock, exchanges, manager));
  }
  const based = onCapture(withOtherNodes(withLinks(direct, exchanges), exchanges), reference);
  return withGiven(based.clocks, based.reference, given);
}

/** The manager's clock; without a manager's calls, that of a capture that shows the license server's. */
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

/** Ties a clock by the manager's calls, seen by both. */
function tiedToCalls(clock: Clock, exchanges: Exchanges, manager: string | null): TiedClock {
  const untied = { ...clock, alignment: UNTIED };
  const paths = pathsOf(clock);
  const dates = inboundDates(exchanges.inbound.filter(({ source }) => paths.has(source)));
  const seen = candidatesWith(clock, exchanges, manager);
  const measured = withMeasuredSteps(clock, [...seen, ...dates]);
  const found = tiedBy(measured.candidates, spanOfCalls(exchanges.episodes));
  if (found === null) return untied;
  const place = clock.dateless ? placeDateless(measured.clock, found, exchanges) : placeDated(measured.clock, found);
  if (place === null) return untied;
  const alignment = alignmentOf(found, place.shift);
  if (isBeyondStated(place.clock, alignment, found.votes) && !isOneParty(found, exchanges)) return untied;
  const plusMinus = alignment.plusMinus === null ? null : alignment.plusMinus + measured.doubt;
  return { ...place.clock, alignment: { ...alignment, plusMinus } };
}

/**
 * A clock that shares nothing with the manager's is tied through one that does: the server's through a capture, or the
 * reverse.
 */
function withLinks(clocks: readonly TiedClock[], exchanges: Exchanges): readonly TiedClock[] {
  // A linked clock can link the next one.
  return clocks.reduce(
    (all, clock, index) => all.with(index, { ...clock, alignment: linked(clock, all, exchanges) }),
    clocks,
  );
}

function linked(clock: TiedClock, clocks: readonly TiedClock[], exchanges: Exchanges): Alignment {
  if (clock.alignment.offset !== null || clock.dateless) return clock.alignment;
  for (const other of clocks) {
    const known = other.alignment;
    if (known.offset === null || known.rate !== null || isServer(other) === isServer(clock)) continue;
    const [seen, server] = isServer(clock) ? [other, clock] : [clock, other];
    const link = isServer(server) ? linkToServer(pathsOf(seen), pathsOf(server), exchanges) : null;
    if (link === null) continue;
    const { low, high } = link.offset;
    const bounds = isServer(clock) ? { low, high } : { low: -high, high: -low };
    const own = alignmentOf({ ...link.offset, ...bounds }, 0);
    if (!link.isRead && isFarApart([clock, other], own)) continue;
    return {
      ...own,
      grade: lowerGrade(link.isRead ? 'good' : own.grade, known.grade),
      offset: (own.offset ?? 0) + known.offset,
      plusMinus: (own.plusMinus ?? 0) + (known.plusMinus ?? 0),
    };
  }
  return clock.alignment;
}

const lowerGrade = (a: ClockGrade, b: ClockGrade): ClockGrade => (a === 'low' || b === 'low' ? 'low' : a);

/** A clock given by the user replaces the measured one; for the reference clock it moves all clocks tied to it. */
function withGiven(
  clocks: readonly TiedClock[],
  reference: Clock | undefined,
  given: GivenOptions['clocks'],
): readonly TiedClock[] {
  const moved = reference === undefined ? null : givenClock(reference, given);
  return clocks.map((clock) => {
    const own = givenClock(clock, given);
    const known = clock.alignment;
    if (own !== null) return { ...clock, alignment: { ...UNTIED, ...own, grade: 'given' } };
    if (moved === null || known.offset === null) return clock;
    const plusMinus = (known.plusMinus ?? 0) + moved.plusMinus;
    return { ...clock, alignment: { ...known, offset: known.offset + moved.offset, plusMinus } };
  });
}

function givenClock(
  { sources }: Clock,
  given: GivenOptions['clocks'],
): { readonly offset: Micros; readonly plusMinus: Micros } | null {
  const text = sources.map((source) => givenFor(source, given)).find((one) => one !== undefined);
  return text === undefined ? null : parseClock(text);
}
