import type { Anchor, EvidenceList } from '../core/model.js';
import type { Micros } from '../core/time.js';

/** One happening that two sources may have seen: how far the second clock can be from the first if it is one. */
export interface Candidate {
  /** Bounds of `second clock - first clock`, microseconds. */
  readonly low: Micros;
  readonly high: Micros;
  /** What of the first source it is; one of these can be matched once. */
  readonly first: string;
  readonly second: string;
  /** Candidates of one attempt stand or fall together: they narrow the interval but are one vote. */
  readonly vote: string;
  readonly a: EvidenceList;
  readonly b: EvidenceList;
}

export interface Offset {
  readonly low: Micros;
  readonly high: Micros;
  readonly votes: number;
  readonly anchors: readonly Anchor[];
}

interface Region {
  readonly low: Micros;
  readonly high: Micros;
  readonly inside: readonly Candidate[];
  readonly matched: number;
  readonly votes: number;
}

/**
 * The offset that most candidates agree on, by intersection of intervals in Marzullo's manner (RFC 5905 section 11.2.1
 * uses the same idea). Null where none agrees, or where two offsets agree equally well and the clocks could be either.
 */
export function commonOffset(candidates: readonly Candidate[]): Offset | null {
  const regions = regionsOf(candidates).sort(
    (a, b) => b.matched - a.matched || b.votes - a.votes || nearness(a) - nearness(b),
  );
  const [best, ...others] = regions;
  if (best === undefined) return null;
  const rivals = others.filter((region) => region.matched === best.matched && !overlaps(region, best));
  // Two clocks that are kept agree: of equal offsets the one with zero inside is taken, any other pair stays open.
  if (rivals.length > 0 && !containsZero(best)) return null;
  return { low: best.low, high: best.high, votes: best.votes, anchors: anchorsOf(candidates, best) };
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

/** Every lower bound begins a region in which the candidates over it agree. */
function regionsOf(candidates: readonly Candidate[]): Region[] {
  return candidates.map(({ low }) => {
    const inside = candidates.filter((candidate) => candidate.low <= low && candidate.high >= low);
    return {
      low: Math.max(...inside.map((candidate) => candidate.low)),
      high: Math.min(...inside.map((candidate) => candidate.high)),
      inside,
      matched: Math.min(distinct(inside, 'first'), distinct(inside, 'second')),
      votes: distinct(inside, 'vote'),
    };
  });
}

function distinct(candidates: readonly Candidate[], field: 'first' | 'second' | 'vote'): number {
  return new Set(candidates.map((candidate) => candidate[field])).size;
}

/** Used anchors, and of the rejected ones those whose happening no used anchor explains. */
function anchorsOf(candidates: readonly Candidate[], region: Region): readonly Anchor[] {
  const explained = new Set(region.inside.map(({ first }) => first));
  const rejected = candidates.filter(
    (candidate) => !region.inside.includes(candidate) && !explained.has(candidate.first),
  );
  return [
    ...region.inside.map((candidate) => anchor(candidate, true)),
    ...rejected.map((candidate) => anchor(candidate, false)),
  ];
}

function anchor({ a, b, low, high }: Candidate, used: boolean): Anchor {
  return { a, b, low, high, used };
}
