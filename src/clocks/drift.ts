import { MICROS_PER_SECOND, type Micros } from '../core/time.js';
import {
  anchorsOf,
  distinct,
  matchedOf,
  maxHalfWidthOf,
  type BoundsAt,
  type Candidate,
  type Offset,
} from './offsets.js';

/** No usable clock drifts more (NTP corrects up to 500 ppm, RFC 5905 appendix A.5.5.6). */
const MAX_DRIFT_PPM = 500;
const MILLION = 1_000_000;
/** A rate needs this many agreeing attempts, over this time, among at most so many candidates. */
const MIN_VOTES = 4;
const MIN_SPAN = 3600 * MICROS_PER_SECOND;
const MAX_CANDIDATES = 400;
const VOTES_FOR_ONE_WRONG = 20;
const ROUNDS = 48;

/** The time span of an offset, by the first clock. */
export interface Span {
  readonly from: Micros;
  readonly to: Micros;
}

/**
 * The straight line through the intervals of most candidates, and its bounds: all lines through the same ones (linear
 * feasibility; compare Moon, Skelly and Towsley, "Estimation and removal of clock skew from network delay
 * measurements", INFOCOM 1999, and Zhang, Liu and Xia, INFOCOM 2002, who bound a rate by the hull of its delays). Null
 * if too few agree, or over too short a time.
 */
export function driftingOffset(candidates: readonly Candidate[], span: Span): Offset | null {
  if (distinct(candidates, 'vote') < MIN_VOTES) return null;
  const times = candidates.map(({ at }) => at).sort((a, b) => a - b);
  const long = (times.at(-1) ?? 0) - (times[0] ?? 0);
  const near = densest(candidates, (long * 2 * MAX_DRIFT_PPM) / MILLION);
  if (long < MIN_SPAN || near.length > MAX_CANDIDATES) return null;
  const inside = mostStabbed(near);
  const votes = distinct(inside, 'vote');
  if (votes < MIN_VOTES) return null;
  const lines = new Lines(withoutTightest(inside, Math.floor(votes / VOTES_FOR_ONE_WRONG)));
  const [from, to] = [lines.boundsAt(span.from), lines.boundsAt(span.to)];
  return {
    low: Math.min(from.low, to.low),
    high: Math.max(from.high, to.high),
    votes,
    matched: matchedOf(inside),
    maxHalfWidth: maxHalfWidthOf(inside),
    anchors: anchorsOf(candidates, inside),
    drift: { from, to, ppm: { low: lines.slowest * MILLION, high: lines.fastest * MILLION } },
  };
}

/** If each call may be any request, only the largest set of candidates that one line can pass through. */
function densest(candidates: readonly Candidate[], reach: Micros): readonly Candidate[] {
  const sorted = [...candidates].sort((a, b) => a.low - b.low);
  let [begin, best, count] = [0, 0, 0];
  for (const [end, { low }] of sorted.entries()) {
    while ((sorted[begin]?.low ?? low) < low - reach) begin++;
    if (end + 1 - begin > count) [best, count] = [begin, end + 1 - begin];
  }
  return sorted.slice(best, best + count);
}

/**
 * The best line can be moved until it touches the lower end of one of its intervals, so this turns a line at each lower
 * end through all rates and takes the rate with most intervals.
 */
function mostStabbed(candidates: readonly Candidate[]): readonly Candidate[] {
  let best = { stabbed: 0, rate: 0, pivot: candidates[0] };
  for (const pivot of candidates) {
    const found = bestRateThrough(pivot, candidates);
    if (found.stabbed > best.stabbed) best = { ...found, pivot };
  }
  const { pivot, rate } = best;
  if (pivot === undefined) return [];
  return candidates.filter(({ at, low, high }) => {
    const y = pivot.low + rate * (at - pivot.at);
    // Half a microsecond for the rounding of products.
    return low <= y + 0.5 && high >= y - 0.5;
  });
}

function bestRateThrough(
  pivot: Candidate,
  candidates: readonly Candidate[],
): { readonly stabbed: number; readonly rate: number } {
  const fastest = MAX_DRIFT_PPM / MILLION;
  const [begins, ends] = [new Float64Array(candidates.length), new Float64Array(candidates.length)];
  let [count, always] = [0, 0];
  for (const { at, low, high } of candidates) {
    const away = at - pivot.at;
    if (away === 0) {
      if (low <= pivot.low && high >= pivot.low) always++;
      continue;
    }
    const one = (low - pivot.low) / away;
    const other = (high - pivot.low) / away;
    const slow = away > 0 ? one : other;
    const fast = away > 0 ? other : one;
    if (slow > fastest || fast < -fastest) continue;
    begins[count] = slow < -fastest ? -fastest : slow;
    ends[count++] = fast > fastest ? fastest : fast;
  }
  const { depth, at } = deepest(begins.subarray(0, count).sort(), ends.subarray(0, count).sort());
  return { stabbed: always + depth, rate: at };
}

/** Where most of the intervals with these sorted ends overlap. */
function deepest(begins: Float64Array, ends: Float64Array): { readonly depth: number; readonly at: number } {
  let [depth, at, ended] = [0, 0, 0];
  for (let index = 0; index < begins.length; index++) {
    const begin = begins[index] ?? 0;
    while (ended < ends.length && (ends[ended] ?? begin) < begin) ended++;
    if (index + 1 - ended > depth) [depth, at] = [index + 1 - ended, begin];
  }
  return { depth, at };
}

/** Drops the tightest bounds, above and below, early and late, because some of many agree by chance. */
function withoutTightest(inside: readonly Candidate[], spare: number): readonly Candidate[] {
  if (spare === 0) return inside;
  const times = inside.map(({ at }) => at).sort((a, b) => a - b);
  const middle = times[times.length >> 1] ?? 0;
  const midline = new Lines(inside).midline(times[0] ?? 0, times.at(-1) ?? 0);
  const room = (of: Candidate, side: 'low' | 'high'): Micros =>
    side === 'low' ? midline(of.at) - of.low : of.high - midline(of.at);
  const dropped = (['low', 'high'] as const).flatMap((side) =>
    [true, false].flatMap((early) =>
      inside
        .filter(({ at }) => at < middle === early)
        .map((of) => ({ of, side, room: room(of, side) }))
        .sort((a, b) => a.room - b.room)
        .slice(0, spare),
    ),
  );
  const open = (of: Candidate, side: 'low' | 'high'): boolean =>
    dropped.some((one) => one.of === of && one.side === side);
  return inside.map((of) => ({
    ...of,
    low: open(of, 'low') ? -Number.MAX_SAFE_INTEGER : of.low,
    high: open(of, 'high') ? Number.MAX_SAFE_INTEGER : of.high,
  }));
}

/** All straight lines through every interval: for each rate the possible offsets are an interval. */
class Lines {
  readonly slowest: number;
  readonly fastest: number;
  readonly #origin: Micros;
  /** Of each candidate its time after the origin, and its bounds: they are gone through some hundred times. */
  readonly #away: Float64Array;
  readonly #low: Float64Array;
  readonly #high: Float64Array;

  constructor(candidates: readonly Candidate[]) {
    const origin = candidates[0]?.at ?? 0;
    this.#origin = origin;
    this.#away = Float64Array.from(candidates, ({ at }) => at - origin);
    this.#low = Float64Array.from(candidates, ({ low }) => low);
    this.#high = Float64Array.from(candidates, ({ high }) => high);
    const limit = MAX_DRIFT_PPM / MILLION;
    // The interval's size is concave in the rate: it falls on both sides of its maximum.
    const best = argmax((rate) => this.#room(rate), -limit, limit);
    this.slowest = lastWith((rate) => this.#room(rate) >= -0.5, best, -limit);
    this.fastest = lastWith((rate) => this.#room(rate) >= -0.5, best, limit);
  }

  /** Bounds over all lines at a time: the upper one is concave in the rate, the lower one convex. */
  boundsAt(at: Micros): BoundsAt {
    const away = at - this.#origin;
    const highest = (rate: number): number => this.#ceiling(rate) + rate * away;
    const lowest = (rate: number): number => -(this.#floor(rate) + rate * away);
    const high = highest(argmax(highest, this.slowest, this.fastest));
    const low = -lowest(argmax(lowest, this.slowest, this.fastest));
    return { at, low: Math.floor(Math.min(low, high)), high: Math.ceil(Math.max(low, high)) };
  }

  /** A line in the middle, between two times. */
  midline(from: Micros, to: Micros): (at: Micros) => number {
    const [begin, end] = [this.boundsAt(from), this.boundsAt(to)];
    const [first, last] = [(begin.low + begin.high) / 2, (end.low + end.high) / 2];
    return (at) => first + ((last - first) * (at - from)) / Math.max(to - from, 1);
  }

  #ceiling(rate: number): number {
    const [away, highs] = [this.#away, this.#high];
    let least = Number.MAX_SAFE_INTEGER;
    for (let index = 0; index < away.length; index++) {
      const here = (highs[index] ?? 0) - rate * (away[index] ?? 0);
      if (here < least) least = here;
    }
    return least;
  }

  #floor(rate: number): number {
    const [away, lows] = [this.#away, this.#low];
    let most = -Number.MAX_SAFE_INTEGER;
    for (let index = 0; index < away.length; index++) {
      const here = (lows[index] ?? 0) - rate * (away[index] ?? 0);
      if (here > most) most = here;
    }
    return most;
  }

  #room(rate: number): number {
    return this.#ceiling(rate) - this.#floor(rate);
  }
}

/** The maximum of a concave function, by bisection. */
function argmax(of: (x: number) => number, from: number, to: number): number {
  let [low, high] = [from, to];
  for (let round = 0; round < ROUNDS; round++) {
    const [a, b] = [low + (high - low) / 3, high - (high - low) / 3];
    if (of(a) < of(b)) low = a;
    else high = b;
  }
  return (low + high) / 2;
}

/** The last value towards `limit` for which a test that is true at `from` is still true. */
function lastWith(test: (x: number) => boolean, from: number, limit: number): number {
  if (test(limit)) return limit;
  let [holds, fails] = [from, limit];
  for (let round = 0; round < ROUNDS; round++) {
    const middle = (holds + fails) / 2;
    if (test(middle)) holds = middle;
    else fails = middle;
  }
  return holds;
}
