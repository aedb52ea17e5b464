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
 * The manager whose clock is the reference: of several, the one whose calls are found most often at the license servers.
 * The others are tied through these.
 */
export function referenceManager(clocks: readonly Clock[], exchanges: Exchanges, first: string | null): string | null {
  const hosts = [...new Set(exchanges.episodes.map(({ host }) => host))];
  if (hosts.length < 2) return first;
  const foundOf = (host: string | null): number => {
    const episodes = exchanges.episodes.filter((episode) => episode.host === host);
    const ties = clocks.filter(isServer).map((server) => {
      const candidates = candidatesFor(pathsOf(server), { ...exchanges, episodes }, server.dateless);
      return tiedBy(candidates, spanOfCalls(episodes))?.matched ?? 0;
    });
    return Math.max(0, ...ties);
  };
  const ranked = [first, ...hosts].map((host) => ({ host, found: foundOf(host) }));
  return ranked.reduce((best, one) => (one.found > best.found ? one : best)).host;
}

/**
 * What ties a clock to the reference: the calls of the manager whose clock that is. Those of another node count too where
 * its clock agrees, or where the first has none.
 */
export function candidatesWith(clock: Clock, exchanges: Exchanges, manager: string | null): readonly Candidate[] {
  const all = candidatesFor(pathsOf(clock), exchanges, clock.dateless);
  const own = exchanges.episodes.filter(({ host }) => host === manager);
  if (own.length === exchanges.episodes.length) return all;
  const ofManager = candidatesFor(pathsOf(clock), { ...exchanges, episodes: own }, clock.dateless);
  const [one, both] = [tiedBy(ofManager, spanOfCalls(own)), tiedBy(all, spanOfCalls(exchanges.episodes))];
  const isPage = exchanges.inbound.some(({ source }) => pathsOf(clock).has(source));
  if (one === null) return isPage ? ofManager : all;
  return both !== null && both.low <= one.high && one.low <= both.high ? all : ofManager;
}

/**
 * Ties the clocks of a cluster's other nodes through the license server that all of them ask, and the log of a node's web
 * service by the node's own calls.
 */
export function withOtherNodes(clocks: readonly TiedClock[], exchanges: Exchanges): readonly TiedClock[] {
  const servers = clocks.filter((clock) => isServer(clock) && clock.alignment.offset !== null);
  const nodes = clocks.map((clock) => ({ ...clock, alignment: throughServer(clock, servers, exchanges) }));
  return nodes.map((clock) => ({ ...clock, alignment: throughNode(clock, nodes, exchanges) }));
}

function throughServer(clock: TiedClock, servers: readonly TiedClock[], exchanges: Exchanges): Alignment {
  const paths = pathsOf(clock);
  const own = exchanges.episodes.filter(({ lines: [{ source }] }) => paths.has(source));
  if (clock.alignment.offset !== null || own.length === 0) return clock.alignment;
  for (const server of servers) {
    const served = pathsOf(server);
    const requests = exchanges.requests.filter(({ source }) => served.has(source));
    const offset = server.alignment.offset ?? 0;
    const near = requestCandidates(own, requests, exchanges.callers).filter(
      ({ low, high }) => low - offset <= IN_STEP && high - offset >= -IN_STEP,
    );
    const found = tiedBy(near, spanOfCalls(own));
    const tied = found === null ? null : sumOf(server.alignment, alignmentOf(found), -1);
    if (tied !== null) return tied;
  }
  return clock.alignment;
}

function throughNode(clock: TiedClock, nodes: readonly TiedClock[], exchanges: Exchanges): Alignment {
  const paths = pathsOf(clock);
  const inbound = exchanges.inbound.filter(({ source }) => paths.has(source));
  const host = inbound.find((request) => request.host !== null)?.host;
  const node = nodes.find((one) => one !== clock && one.sources.some((source) => source.host === host));
  if (clock.alignment.offset !== null || host == null || node === undefined) return clock.alignment;
  const own = { ...exchanges, episodes: exchanges.episodes.filter((episode) => episode.host === host) };
  const found = tiedBy(candidatesFor(paths, own, clock.dateless), spanOfCalls(own.episodes));
  return (found === null ? null : sumOf(node.alignment, alignmentOf(found), 1)) ?? clock.alignment;
}

/** A clock by another that is tied, and the difference of the two; null unless both are constant. */
function sumOf(tied: Alignment, between: Alignment, sign: 1 | -1): Alignment | null {
  if (tied.offset === null || tied.rate !== null || between.offset === null || between.rate !== null) return null;
  const [apart, width] = [tied.offset + sign * between.offset, (tied.plusMinus ?? 0) + (between.plusMinus ?? 0)];
  const isOne = Math.abs(apart) <= width;
  const grade = tied.grade === 'low' ? tied.grade : between.grade;
  return { ...between, grade, offset: isOne ? 0 : apart, plusMinus: isOne ? width + Math.abs(apart) : width };
}
