import { describe, expect, test } from '@jest/globals';
import { driftingOffset } from '../../src/clocks/drift.js';
import type { Candidate } from '../../src/clocks/offsets.js';
import { evidenceAt } from '../support/events.js';

const SECOND = 1_000_000;
const HOUR = 3600 * SECOND;
const DAY = 24 * HOUR;
const ANCHOR = { maxHalfWidth: 2 * SECOND, a: evidenceAt('a', 1), b: evidenceAt('b', 1) };

/** One happening at a time, with the bounds that it puts on the offset. */
function candidate(at: number, low: number, high: number, name = `${at} ${low}`): Candidate {
  return { ...ANCHOR, at, low, high, first: name, second: name, vote: name };
}

/** Numbers from 0 to 1 that a seed alone decides (mulberry32, public domain). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Simulated {
  readonly candidates: readonly Candidate[];
  readonly offset: number;
  readonly ppm: number;
}

/** Attempts over ten days on a clock that is off and drifts; one anchor of twenty is another attempt's. */
function simulate(seed: number, attempts = 200, ppm = 20, wrong = 0.05): Simulated {
  const random = randomOf(seed);
  const offset = Math.round((random() - 0.5) * 2 * HOUR);
  const candidates = Array.from({ length: attempts }, (_, index) => {
    const at = Math.round(((index + random()) * 10 * DAY) / attempts);
    const duration = Math.round((0.1 + random()) * SECOND);
    const answered = at + random() * duration;
    const away = random() < wrong ? (random() - 0.5) * 20 * 60 * SECOND : 0;
    const stamped = Math.floor((answered + offset + (ppm / SECOND) * answered + away) / SECOND) * SECOND;
    return candidate(at, stamped - at - duration, stamped + SECOND - at, String(index));
  });
  return { candidates, offset, ppm };
}

const SPAN = { from: 0, to: 10 * DAY };

describe('a clock that drifts', () => {
  test('of 200 attempts with 5 % wrong anchors the offset and the 20 ppm lie within the stated bounds, for 1,000 seeds of 1,000', () => {
    const missed = Array.from({ length: 1000 }, (_, seed) => seed).filter((seed) => {
      const { candidates, offset, ppm } = simulate(seed);
      const drift = driftingOffset(candidates, SPAN)?.drift;
      if (drift == null) return true;
      const end = offset + (ppm / SECOND) * SPAN.to;
      const isHeld =
        drift.from.low <= offset && offset <= drift.from.high && drift.to.low <= end && end <= drift.to.high;
      const isNarrow = drift.from.high - drift.from.low <= 2 * SECOND && drift.to.high - drift.to.low <= 2 * SECOND;
      return !isHeld || !isNarrow || drift.ppm.low > ppm || drift.ppm.high < ppm;
    });
    expect(missed).toEqual([]);
  }, 300_000);
});

describe('no rate is claimed', () => {
  const anchors = (times: readonly number[]): readonly Candidate[] => times.map((at) => candidate(at, -SECOND, SECOND));

  test('by fewer than four attempts, nor by what lies within an hour', () => {
    expect(driftingOffset(anchors([0, DAY, 2 * DAY]), SPAN)).toBeNull();
    expect(driftingOffset(anchors([0, 1, 2, 3].map((minute) => minute * 60 * SECOND)), SPAN)).toBeNull();
    expect(driftingOffset(anchors([0, DAY, 2 * DAY, 3 * DAY]), SPAN)?.votes).toBe(4);
  });

  test('where all agree, the bounds of the rate hold none', () => {
    const drift = driftingOffset(anchors([0, DAY, 2 * DAY, 3 * DAY]), SPAN)?.drift;
    expect(drift?.ppm.low).toBeLessThan(0);
    expect(drift?.ppm.high).toBeGreaterThan(0);
    expect(drift?.from).toMatchObject({ at: 0, low: -SECOND, high: SECOND });
  });
});

test('of calls that may each be any request, those of one line are found', () => {
  const at = Array.from({ length: 30 }, (_, index) => index * 8 * HOUR + ((index * 7919) % 97) * SECOND);
  const stamped = at.map((one) => one + 50 * SECOND + Math.round(one * 20e-6));
  const all = at.flatMap((first, a) =>
    stamped.map((second, b): Candidate => ({
      ...candidate(first, second - first - SECOND, second - first + SECOND, String(a)),
      second: String(b),
    })),
  );
  const found = driftingOffset(all, SPAN);
  expect(found).toMatchObject({ votes: 30, matched: 30 });
  expect(found?.drift?.from.low).toBeLessThanOrEqual(50 * SECOND);
  expect(found?.drift?.from.high).toBeGreaterThanOrEqual(50 * SECOND);
});
