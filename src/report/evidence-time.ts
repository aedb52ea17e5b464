import { firstAt } from '../core/first-at.js';
import { placeKey } from '../core/evidence.js';
import type { Analysis } from '../core/analysis.js';
import type { Dated } from '../core/event.js';
import type { Evidence } from '../core/evidence.js';
import { MICROS_PER_DAY, wallMicros } from '../core/time.js';
import type { Micros, Stamp } from '../core/time.js';

/** A place in a source with a time on the common clock, from a dated event. */
interface TimedStamp {
  readonly number: number;
  readonly stamp: Stamp;
  readonly at: Micros;
}

interface TimeIndex {
  readonly direct: ReadonlyMap<string, Micros>;
  /** By source and form of stamp, in source order. */
  readonly stamps: ReadonlyMap<string, readonly TimedStamp[]>;
}

const indexes = new WeakMap<Analysis, TimeIndex>();

/**
 * When a record was written, on the common clock, in microseconds since 1970 UTC: the time of the nearest dated event
 * of the same source plus the difference of the two stamps, so zone, year, offset and drift are those of the analysis.
 * Null if no event of the source has a time.
 */
export function timeOf(evidence: Evidence, analysis: Analysis): Micros | null {
  const index = indexOf(analysis);
  const direct = index.direct.get(placeKey(evidence));
  if (direct !== undefined || evidence.stamp === null) return direct ?? null;
  const stamps = index.stamps.get(groupOf(evidence.source, evidence.stamp));
  return stamps === undefined ? null : moved(evidence.stamp, nearest(stamps, evidence.number));
}

function indexOf(analysis: Analysis): TimeIndex {
  const known = indexes.get(analysis);
  if (known !== undefined) return known;
  const index = buildIndex(analysis);
  indexes.set(analysis, index);
  return index;
}

function buildIndex(analysis: Analysis): TimeIndex {
  const direct = new Map<string, Micros>();
  const stamps = new Map<string, TimedStamp[]>();
  const note = (evidence: Evidence | undefined, stamp: Stamp | null, at: Micros | null): void => {
    if (evidence === undefined || at === null) return;
    const place = placeKey(evidence);
    if (!direct.has(place)) direct.set(place, at);
    if (stamp !== null) listOf(stamps, groupOf(evidence.source, stamp)).push({ number: evidence.number, stamp, at });
  };
  for (const event of datedEvents(analysis)) {
    const own = event.evidence.filter(({ source }) => source === event.source);
    note(written(own, event.stamp) ?? own[0], event.stamp, event.at);
    if (event.end !== null) note(written(own, event.end) ?? own.at(-1), event.end, event.endAt);
  }
  for (const list of stamps.values()) list.sort((a, b) => a.number - b.number);
  return { direct, stamps };
}

function* datedEvents(analysis: Analysis): Iterable<Dated> {
  yield* analysis.timeline;
  for (const attempt of analysis.attempts) yield* attempt.events;
}

/** The record with this stamp; an exchange's evidence has the records of its question and answer. */
function written(evidence: readonly Evidence[], stamp: Stamp | null): Evidence | undefined {
  return evidence.find((one) => one.stamp !== null && one.stamp.text === stamp?.text);
}

function listOf(stamps: Map<string, TimedStamp[]>, group: string): TimedStamp[] {
  const list = stamps.get(group) ?? [];
  stamps.set(group, list);
  return list;
}

/** Only like stamps compare: `IST` with `IST`, date-less with date-less; numeric offsets all compare. */
function groupOf(source: string, stamp: Stamp): string {
  const zone = stamp.zone === null ? '' : 'offset' in stamp.zone ? 'offset' : stamp.zone.abbreviation;
  return `${source}\n${zone}\n${stamp.date === null ? 'time' : 'date'}`;
}

function nearest(stamps: readonly TimedStamp[], number: number): TimedStamp | undefined {
  const place = firstAt(stamps.length, (index) => stamps[index]?.number, number);
  const [before, after] = [stamps[place - 1], stamps[place]];
  if (before === undefined || after === undefined) return after ?? before;
  return number - before.number <= after.number - number ? before : after;
}

function moved(stamp: Stamp, near: TimedStamp | undefined): Micros | null {
  if (near === undefined) return null;
  const year = yearOf(near);
  const from = reading(near.stamp, year);
  const to = reading(stamp, year === null ? null : year + stamp.lap - near.stamp.lap);
  return from === null || to === null ? null : near.at + to - from;
}

/** The year of a stamp without one: the one closest to its time. */
function yearOf({ stamp, at }: TimedStamp): number | null {
  if (stamp.date === null) return null;
  const near = new Date(at / 1000).getUTCFullYear();
  const far = (year: number): number => Math.abs((wallMicros(stamp, year) ?? Infinity) - at);
  return [near - 1, near + 1].reduce((best, year) => (far(year) < far(best) ? year : best), near);
}

function reading(stamp: Stamp, year: number | null): Micros | null {
  const offset = stamp.zone !== null && 'offset' in stamp.zone ? stamp.zone.offset * 60_000_000 : 0;
  if (stamp.date === null) return stamp.timeOfDay + stamp.lap * MICROS_PER_DAY - offset;
  const wall = wallMicros(stamp, stamp.date.year ?? year);
  return wall === null ? null : wall - offset;
}
