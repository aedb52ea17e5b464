import type { Anchor } from '../core/analysis.js';
import type { EvidenceList } from '../core/evidence.js';
import type { Micros } from '../core/time.js';

/** One happening that two sources may have seen: how far the second clock can be from the first if it is one. */
export interface Candidate {
  /** Bounds of `second clock - first clock`, microseconds. */
  readonly low: Micros;
  readonly high: Micros;
  /** When, by the first clock. */
  readonly at: Micros;
  /** Half-width that is good enough to tie clocks by: the duration of the call and both steps; null where it is not known. */
  readonly most: Micros | null;
  /** What of the first source it is; one of these can be matched once. */
  readonly first: string;
  readonly second: string;
  /** Candidates of one attempt stand or fall together: they narrow the interval but are one vote. */
  readonly vote: string;
  /** Client of a flow, where it is known: one call is one client's. */
  readonly client?: string;
  readonly a: EvidenceList;
  readonly b: EvidenceList;
}

/** Bounds of an offset at one time of the first clock. */
export interface BoundsAt {
  readonly at: Micros;
  readonly low: Micros;
  readonly high: Micros;
}

/** How an offset grows: bounds at both ends of the time that is asked for, and of the rate, parts per million. */
export interface Drift {
  readonly from: BoundsAt;
  readonly to: BoundsAt;
  readonly ppm: { readonly low: number; readonly high: number };
}

export interface Offset {
  /** Bounds over the whole time. */
  readonly low: Micros;
  readonly high: Micros;
  readonly votes: number;
  readonly matched: number;
  readonly most: Micros | null;
  readonly anchors: readonly Anchor[];
  /** Null where one offset explains all. */
  readonly drift: Drift | null;
}

interface Region {
  readonly low: Micros;
  readonly high: Micros;
  readonly inside: readonly Candidate[];
  readonly matched: number;
  readonly votes: number;
  /** Flows of one client in whole attempts: all of an attempt's stand within it, while of two requests a call is one. */
  readonly flows: number;
}

/** Votes for one that may agree with the others by chance and be wrong all the same. */
const VOTES_FOR_ONE_WRONG = 20;

/**
 * The offset that most candidates agree on, by intersection of intervals in Marzullo's manner (RFC 5905 section 11.2.1
 * uses the same idea). Null where none agrees, or where two offsets agree equally well and the clocks could be either;
 * `isKept`: of two, the one by which the clocks agree is taken.
 */
export function commonOffset(candidates: readonly Candidate[], isKept = true): Offset | null {
  const regions = bestRegions(candidates).sort(
    (a, b) => b.matched - a.matched || b.votes - a.votes || b.flows - a.flows || nearness(a) - nearness(b),
  );
  const best = withNeighbours(regions);
  if (best === undefined) return null;
  const rivals = regions.filter((region) => region.matched === best.matched && !overlaps(region, best));
  // Two clocks that are kept agree: of equal offsets the one with zero inside is taken, any other pair stays open.
  if (rivals.length > 0 && !(isKept && containsZero(best))) return null;
  const { matched, votes, inside } = best;
  const { low, high } = withAllowance(best);
  return { low, high, matched, votes, most: mostOf(inside), anchors: anchorsOf(candidates, inside), drift: null };
}

/**
 * Where one call may be either of two requests, regions that match as many overlap: the offset may lie in any of them, so
 * the bounds are theirs together.
 */
function withNeighbours([best, ...others]: readonly Region[]): Region | undefined {
  if (best === undefined) return undefined;
  let joined = best;
  const alike = others.filter(
    ({ matched, votes, flows }) => matched === best.matched && votes === best.votes && flows === best.flows,
  );
  for (const region of alike.sort((a, b) => a.low - b.low))
    if (overlaps(region, joined)) joined = together(joined, region);
  for (const region of alike.reverse()) if (overlaps(region, joined)) joined = together(joined, region);
  return joined;
}

function together(a: Region, b: Region): Region {
  const inside = [...new Set([...a.inside, ...b.inside])];
  return { ...a, low: Math.min(a.low, b.low), high: Math.max(a.high, b.high), inside };
}

/** Of many that agree some may do so by chance: the tightest bounds, one of twenty, do not count. */
function withAllowance({ low, high, inside, votes }: Region): Pick<Region, 'low' | 'high'> {
  const spare = Math.floor(votes / VOTES_FOR_ONE_WRONG);
  if (spare === 0) return { low, high };
  const lows = inside.map((one) => one.low).sort((a, b) => b - a);
  const highs = inside.map((one) => one.high).sort((a, b) => a - b);
  return { low: Math.min(low, lows[spare] ?? low), high: Math.max(high, highs[spare] ?? high) };
}

/** The widest half-width that one of the anchors allows; null where none says. */
export function mostOf(inside: readonly Candidate[]): Micros | null {
  const known = inside.flatMap(({ most }) => (most === null ? [] : [most]));
  return known.length === 0 ? null : Math.max(...known);
}

function nearness(region: Region): number {
  return containsZero(region) ? -1 : Math.min(Math.abs(region.low), Math.abs(region.high));
}

function containsZero(region: Region): boolean {
  return region.low <= 0 && region.high >= 0;
}

function overlaps(a: Region, b: Region): boolean {
  return a.low <= b.high && b.low <= a.high;
}

/**
 * A region begins at a lower bound, or behind an upper one. Only those that may be the best, or its rivals, are looked at
 * closely: no more can be matched than stand over a point.
 */
function bestRegions(candidates: readonly Candidate[]): Region[] {
  const regions: Region[] = [];
  let best = 0;
  for (const { point, over } of depths(candidates)) {
    if (over < best || over === 0) break;
    const region = regionAt(point, candidates);
    best = Math.max(best, region.matched);
    regions.push(region);
  }
  return regions;
}

interface Depth {
  readonly point: Micros;
  readonly over: number;
}

/** How many candidates stand over each point at which that number changes, the most first. */
function depths(candidates: readonly Candidate[]): readonly Depth[] {
  const lows = candidates.map(({ low }) => low).sort((a, b) => a - b);
  const highs = candidates.map(({ high }) => high).sort((a, b) => a - b);
  const points = [...new Set([...lows, ...highs.map((high) => high + 1)])].sort((a, b) => a - b);
  let [begun, ended] = [0, 0];
  const found = points.map((point): Depth => {
    while ((lows[begun] ?? Infinity) <= point) begun++;
    while ((highs[ended] ?? Infinity) < point) ended++;
    return { point, over: begun - ended };
  });
  return found.sort((a, b) => b.over - a.over || a.point - b.point);
}

function regionAt(point: Micros, candidates: readonly Candidate[]): Region {
  const inside = candidates.filter((candidate) => candidate.low <= point && candidate.high >= point);
  return {
    low: Math.max(...inside.map((candidate) => candidate.low)),
    high: Math.min(...inside.map((candidate) => candidate.high)),
    inside,
    matched: matchedOf(inside),
    votes: distinct(inside, 'vote'),
    flows: flowsOfOneClient(inside.filter(({ first, vote }) => first === vote)),
  };
}

function flowsOfOneClient(flows: readonly Candidate[]): number {
  const clients = new Set(flows.map(({ client }) => client));
  return Math.max(
    0,
    ...[...clients].map((client) =>
      distinct(
        flows.filter((one) => one.client === client),
        'second',
      ),
    ),
  );
}

/** How many happenings can be matched at once. */
export function matchedOf(inside: readonly Candidate[]): number {
  return Math.min(distinct(inside, 'first'), distinct(inside, 'second'));
}

/** How many different ones. */
export function distinct(candidates: readonly Candidate[], field: 'first' | 'second' | 'vote'): number {
  return new Set(candidates.map((candidate) => candidate[field])).size;
}

/** Used anchors, and of the rejected ones those whose happening no used anchor explains. */
export function anchorsOf(candidates: readonly Candidate[], inside: readonly Candidate[]): readonly Anchor[] {
  const used = new Set(inside);
  const explained = new Set(inside.map(({ first }) => first));
  const rejected = candidates.filter((candidate) => !used.has(candidate) && !explained.has(candidate.first));
  return [
    ...inside.map((candidate) => anchor(candidate, true)),
    ...rejected.map((candidate) => anchor(candidate, false)),
  ];
}

function anchor({ a, b, low, high }: Candidate, used: boolean): Anchor {
  return { a, b, low, high, used };
}
