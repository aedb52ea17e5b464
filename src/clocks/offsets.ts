import type { Anchor } from '../core/analysis.js';
import type { EvidenceList } from '../core/evidence.js';
import type { Micros } from '../core/time.js';
import { coverings } from './coverings.js';

/** An event that two sources may have seen: bounds for their clocks' difference if it is the same. */
export interface Candidate {
  /** Bounds of `second clock - first clock`, microseconds. */
  readonly low: Micros;
  readonly high: Micros;
  /** When, by the first clock. */
  readonly at: Micros;
  /** Largest half-width that still ties clocks: the call's duration and both steps; null if unknown. */
  readonly maxHalfWidth: Micros | null;
  /** Key of its item in the first source; each item can be matched once. */
  readonly first: string;
  readonly second: string;
  /** Candidates of one attempt share a vote: they narrow the interval but count once. */
  readonly vote: string;
  /** Client of a flow, if known: one call belongs to one client. */
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

/** How an offset grows: bounds at both ends of the time span, and of the rate in parts per million. */
export interface Drift {
  readonly from: BoundsAt;
  readonly to: BoundsAt;
  readonly ppm: { readonly low: number; readonly high: number };
}

export interface Offset {
  /** Bounds over the whole time span. */
  readonly low: Micros;
  readonly high: Micros;
  readonly votes: number;
  readonly matched: number;
  readonly maxHalfWidth: Micros | null;
  readonly anchors: readonly Anchor[];
  /** Null for a constant offset. */
  readonly drift: Drift | null;
}

interface Region {
  readonly low: Micros;
  readonly high: Micros;
  readonly inside: readonly Candidate[];
  readonly matched: number;
  readonly votes: number;
  /**
   * Flows of one client that match in whole attempts: an attempt has several flows, but a call is only one of two
   * requests.
   */
  readonly flows: number;
}

/** One wrong candidate that agrees by chance is allowed per this many votes. */
const VOTES_FOR_ONE_WRONG = 20;

/**
 * The offset that most candidates agree on, by intersection of intervals in Marzullo's manner (RFC 5905 section 11.2.1
 * uses the same idea). Null if none agree, or if two offsets fit equally well; with `isKept`, zero wins between two.
 */
export function commonOffset(candidates: readonly Candidate[], isKept = true): Offset | null {
  const regions = bestRegions(candidates).sort(
    (a, b) => b.matched - a.matched || b.votes - a.votes || b.flows - a.flows || nearness(a) - nearness(b),
  );
  const best = withNeighbours(regions);
  if (best === undefined) return null;
  const rivals = regions.filter((region) => region.matched === best.matched && !overlaps(region, best));
  // Synchronised clocks agree, so of two equal offsets the one around zero wins; any other pair stays open.
  if (rivals.length > 0 && !(isKept && containsZero(best))) return null;
  const { matched, votes, inside } = best;
  const { low, high } = withAllowance(best);
  return {
    low,
    high,
    matched,
    votes,
    maxHalfWidth: maxHalfWidthOf(inside),
    anchors: anchorsOf(candidates, inside),
    drift: null,
  };
}

/** If one call may be either of two requests, equally good regions overlap, and the bounds cover all of them. */
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

/** Some of many agree by chance, so the tightest bounds, one of twenty, do not count. */
function withAllowance({ low, high, inside, votes }: Region): Pick<Region, 'low' | 'high'> {
  const spare = Math.floor(votes / VOTES_FOR_ONE_WRONG);
  if (spare === 0) return { low, high };
  const lows = inside.map((one) => one.low).sort((a, b) => b - a);
  const highs = inside.map((one) => one.high).sort((a, b) => a - b);
  return { low: Math.min(low, lows[spare] ?? low), high: Math.max(high, highs[spare] ?? high) };
}

/** The largest half-width allowed by one of the anchors; null if none states one. */
export function maxHalfWidthOf(inside: readonly Candidate[]): Micros | null {
  const known = inside.flatMap(({ maxHalfWidth }) => (maxHalfWidth === null ? [] : [maxHalfWidth]));
  return known.length === 0 ? null : known.reduce((most, one) => Math.max(most, one), -Infinity);
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
 * A region begins at a lower bound or after an upper one. Only possible best ones and rivals are checked closely,
 * because a region matches no more than cover its point.
 */
function bestRegions(candidates: readonly Candidate[]): Region[] {
  const regions: Region[] = [];
  const covering = coverings(candidates);
  let best = 0;
  for (const { point, over } of depths(candidates)) {
    if (over < best || over === 0) break;
    const region = regionOf(covering(point));
    best = Math.max(best, region.matched);
    regions.push(region);
  }
  return regions;
}

interface Depth {
  readonly point: Micros;
  readonly over: number;
}

/** Numbers of candidates that cover each point where that number changes, the largest first. */
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

function regionOf(inside: readonly Candidate[]): Region {
  return {
    low: inside.reduce((most, { low }) => Math.max(most, low), -Infinity),
    high: inside.reduce((least, { high }) => Math.min(least, high), Infinity),
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

/** How many events can be matched at once. */
export function matchedOf(inside: readonly Candidate[]): number {
  return Math.min(distinct(inside, 'first'), distinct(inside, 'second'));
}

/** Number of different values. */
export function distinct(candidates: readonly Candidate[], field: 'first' | 'second' | 'vote'): number {
  return new Set(candidates.map((candidate) => candidate[field])).size;
}

/** Used anchors, and rejected ones whose event no used anchor explains. */
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
