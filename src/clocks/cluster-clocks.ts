import type { Exchanges } from '../core/exchange.js';
import { MICROS_PER_SECOND, type Micros } from '../core/time.js';
import { alignmentOf, tiedBy, type Alignment } from './alignment.js';
import { candidatesFor, requestCandidates } from './anchors.js';
import { isServer, pathsOf, type Clock, type TiedClock } from './clocks.js';
import type { Candidate } from './offsets.js';
import { spanOfCalls } from './placed-calls.js';

/** Nodes of one cluster keep one time; what is farther apart than this was another sync. */
const IN_STEP: Micros = 120 * MICROS_PER_SECOND;

/**
 * What ties a clock to the reference: the calls of the manager whose clock that is. Those of another node count too where
 * its clock agrees, or where the first has none.
 */
export function candidatesWith(clock: Clock, exchanges: Exchanges, manager: string | null): readonly Candidate[] {
  const all = candidatesFor(pathsOf(clock), exchanges, clock.dateless);
  const own = exchanges.episodes.filter(({ host }) => host === manager);
  if (own.length === exchanges.episodes.length) return all;
  const ofManager = candidatesFor(pathsOf(clock), { ...exchanges, episodes: own }, clock.dateless);
  const [one, both] = [
    tiedBy(ofManager, spanOfCalls(own)),
    tiedBy(all, spanOfCalls(exchanges.episodes)),
  ];
  if (one === null) return all;
  return both !== null && both.low <= one.high && one.low <= both.high ? all : ofManager;
}

/** Ties the clocks of a cluster's other nodes through the license server that all of them ask. */
export function withOtherNodes(clocks: readonly TiedClock[], exchanges: Exchanges): readonly TiedClock[] {
  const servers = clocks.filter((clock) => isServer(clock) && clock.alignment.offset !== null);
  return clocks.map((clock) => ({ ...clock, alignment: throughServer(clock, servers, exchanges) }));
}

function throughServer(clock: TiedClock, servers: readonly TiedClock[], exchanges: Exchanges): Alignment {
  const known = clock.alignment;
  const paths = pathsOf(clock);
  const own = exchanges.episodes.filter(({ lines: [{ source }] }) => paths.has(source));
  if (known.offset !== null || own.length === 0) return known;
  for (const { alignment: server, ...ofServer } of servers) {
    const { offset, plusMinus, rate } = server;
    if (offset === null || plusMinus === null || rate !== null) continue;
    const served = pathsOf(ofServer);
    const requests = exchanges.requests.filter(({ source }) => served.has(source));
    const near = requestCandidates(own, requests, exchanges.callers).filter(
      ({ low, high }) => low - offset <= IN_STEP && high - offset >= -IN_STEP,
    );
    const found = tiedBy(near, spanOfCalls(own));
    if (found === null) continue;
    const { offset: between, plusMinus: within, grade, anchors } = alignmentOf(found);
    if (between === null || within === null) continue;
    const width = within + plusMinus;
    const apart = offset - between;
    const isOne = Math.abs(apart) <= width;
    return { offset: isOne ? 0 : apart, plusMinus: isOne ? width + Math.abs(apart) : width, grade, anchors, rate: null };
  }
  return known;
}
