import type { Exchanges } from '../core/exchanges.js';
import type { Anchor, ClockGrade } from '../core/model.js';
import type { ReadSource } from '../core/read-source.js';
import { MICROS_PER_DAY, MICROS_PER_SECOND, type Micros } from '../core/time.js';
import { candidatesFor } from './anchors.js';
import { instantOf, type Dating } from './dating.js';
import { commonOffset, type Offset } from './offsets.js';
import { offsetAt, zoneName } from './offsets-of-zones.js';

const QUARTER = 15 * 60 * MICROS_PER_SECOND;
/** How far a difference may be from a whole quarter of an hour to be a zone read wrongly rather than a clock set wrongly. */
const ZONE_SLACK = 30 * MICROS_PER_SECOND;
/** The same for text without a date: there the time of day is all that ties it, so it must fit closely. */
const DATELESS_SLACK = 2 * MICROS_PER_SECOND;

/** How a source's clock stands to the reference clock. */
export interface Alignment {
  /** Sources of one clock share it. */
  readonly clock: string;
  /** The source's clock minus the reference clock; null where they could not be tied. */
  readonly offset: Micros | null;
  readonly plusMinus: Micros | null;
  readonly grade: ClockGrade;
  readonly anchors: readonly Anchor[];
}

export interface Aligned {
  readonly datings: ReadonlyMap<string, Dating>;
  readonly alignments: ReadonlyMap<string, Alignment>;
}

export const UNTIED: Alignment = { clock: '', offset: null, plusMinus: null, grade: 'none', anchors: [] };
const REFERENCE: Alignment = { clock: '', offset: 0, plusMinus: 0, grade: 'good', anchors: [] };

/** One clock: the sources of one host, or a capture by itself. */
interface Clock {
  readonly id: string;
  readonly sources: readonly ReadSource[];
  readonly dateless: boolean;
}

/**
 * Ties every clock of the bundle to the manager's by what both saw. `pair` dates and pairs the bundle under given readings,
 * so that a zone that turns out to have another reading is read again.
 */
export function alignSources(
  sources: readonly ReadSource[],
  datings: ReadonlyMap<string, Dating>,
  pair: (datings: ReadonlyMap<string, Dating>) => Exchanges,
): Aligned {
  // Text without a date is put on some day first: only its time of day counts until it is placed.
  const placed = mapDatings(datings, (dating) => ({ ...dating, day: dating.day ?? 0 }));
  const reference = referenceHost(sources, pair(placed));
  const settled = settleReference(sources, placed, reference, pair);
  const exchanges = pair(settled);
  const result: Aligned = { datings: settled, alignments: new Map() };
  const aligned = clocksOf(sources).reduce((before, clock) => alignClock(clock, before, exchanges, reference), result);
  return {
    ...aligned,
    datings: mapDatings(aligned.datings, (dating) =>
      dating.dayBasis === 'assumed' ? { ...dating, day: null } : dating,
    ),
  };
}

/** The manager that made the calls; without one, no clock is tied to another. */
function referenceHost(sources: readonly ReadSource[], exchanges: Exchanges): string | null {
  const paths = new Set(exchanges.episodes.map((episode) => episode.lines[0].source));
  return sources.find((source) => paths.has(source.path))?.host ?? null;
}

function clocksOf(sources: readonly ReadSource[]): readonly Clock[] {
  const groups = new Map<string, ReadSource[]>();
  for (const source of sources) {
    const key = source.role === 'capture' || source.host === null ? source.path : `${source.role} ${source.host}`;
    groups.set(key, [...(groups.get(key) ?? []), source]);
  }
  return [...groups].map(([id, group]) => ({
    id,
    sources: group,
    dateless: group.some((source) => isDateless(source)),
  }));
}

function isDateless(source: ReadSource): boolean {
  return source.reading.first !== null && source.reading.first.date === null;
}

/** An abbreviation with several readings is settled by the reading under which the other sources' clocks are nearest. */
function settleReference(
  sources: readonly ReadSource[],
  datings: ReadonlyMap<string, Dating>,
  reference: string | null,
  pair: (datings: ReadonlyMap<string, Dating>) => Exchanges,
): ReadonlyMap<string, Dating> {
  const own = sources.filter((source) => source.role === 'manager' && source.host === reference);
  const open = own
    .map(({ path }) => datings.get(path))
    .find((dating) => dating !== undefined && dating.alternatives.length > 0);
  if (open === undefined) return datings;
  const readings = [open.zone, ...open.alternatives].filter((zone) => zone !== null);
  const judged = readings.map((zone) => judgeReading(zone, sources, withZone(datings, open, zone), pair));
  const best = [...judged].sort((a, b) => b.votes - a.votes || a.distance - b.distance)[0];
  if (best === undefined || best.votes === 0) return datings;
  return best.distance <= ZONE_SLACK ? resolved(best.datings, best.zone) : best.datings;
}

interface JudgedReading {
  readonly zone: string;
  readonly datings: ReadonlyMap<string, Dating>;
  readonly votes: number;
  /** The nearest of the other clocks, microseconds. */
  readonly distance: Micros;
}

function judgeReading(
  zone: string,
  sources: readonly ReadSource[],
  datings: ReadonlyMap<string, Dating>,
  pair: (datings: ReadonlyMap<string, Dating>) => Exchanges,
): JudgedReading {
  const exchanges = pair(datings);
  const offsets = clocksOf(sources)
    .filter((clock) => !clock.dateless)
    .map((clock) => commonOffset(candidatesFor(pathsOf(clock), exchanges, false)))
    .filter((offset) => offset !== null);
  return {
    zone,
    datings,
    votes: offsets.reduce((sum, offset) => sum + offset.votes, 0),
    distance: Math.min(...offsets.map(distanceOf), Number.MAX_SAFE_INTEGER),
  };
}

function distanceOf({ low, high }: Offset): Micros {
  return low <= 0 && high >= 0 ? 0 : Math.min(Math.abs(low), Math.abs(high));
}

function pathsOf(clock: Clock): ReadonlySet<string> {
  return new Set(clock.sources.map(({ path }) => path));
}

/** Every source that was read under the open zone is read under another of its readings. */
function withZone(datings: ReadonlyMap<string, Dating>, open: Dating, zone: string): ReadonlyMap<string, Dating> {
  const others = [open.zone, ...open.alternatives].filter((other) => other !== null && other !== zone);
  return mapDatings(datings, (dating) =>
    dating.zone === open.zone && dating.alternatives.length > 0
      ? { ...dating, zone, alternatives: others.flatMap((other) => (other === null ? [] : [other])) }
      : dating,
  );
}

function resolved(datings: ReadonlyMap<string, Dating>, zone: string): ReadonlyMap<string, Dating> {
  return mapDatings(datings, (dating) =>
    dating.zone === zone && dating.alternatives.length > 0
      ? { ...dating, alternatives: [], zoneBasis: 'resolved' }
      : dating,
  );
}

function mapDatings(
  datings: ReadonlyMap<string, Dating>,
  change: (dating: Dating) => Dating,
): ReadonlyMap<string, Dating> {
  return new Map([...datings].map(([path, dating]) => [path, change(dating)]));
}

function alignClock(clock: Clock, aligned: Aligned, exchanges: Exchanges, reference: string | null): Aligned {
  const isReference = clock.sources.some(
    (source) => source.role === 'manager' && source.host === reference && reference !== null,
  );
  if (isReference) return withAlignment(clock, aligned, REFERENCE);
  const found = commonOffset(candidatesFor(pathsOf(clock), exchanges, clock.dateless));
  if (found === null) return withAlignment(clock, aligned, UNTIED);
  return clock.dateless ? placeDateless(clock, aligned, found, exchanges) : placeDated(clock, aligned, found);
}

function withAlignment(clock: Clock, aligned: Aligned, alignment: Alignment): Aligned {
  const alignments = new Map(aligned.alignments);
  for (const { path } of clock.sources) alignments.set(path, { ...alignment, clock: clock.id });
  return { ...aligned, alignments };
}

function alignmentOf(found: Offset, shift: Micros): Alignment {
  const [low, high] = [found.low - shift, found.high - shift];
  // Clocks are mostly kept: where no difference explains all that was seen, none is claimed.
  const isOne = low <= 0 && high >= 0;
  return {
    clock: '',
    offset: isOne ? 0 : Math.round((low + high) / 2),
    plusMinus: isOne ? Math.max(-low, high) : Math.ceil((high - low) / 2),
    grade: found.votes >= 2 ? 'good' : 'low',
    anchors: found.anchors,
  };
}

/** A clock whose zone was only assumed and that is whole quarters of an hour off was read in the wrong zone. */
function placeDated(clock: Clock, aligned: Aligned, found: Offset): Aligned {
  const middle = (found.low + found.high) / 2;
  const quarters = Math.round(middle / QUARTER) * QUARTER;
  const assumed = clock.sources.every(({ path }) => aligned.datings.get(path)?.zoneBasis === 'assumed');
  const isZone = assumed && quarters !== 0 && Math.abs(middle - quarters) <= ZONE_SLACK;
  if (!isZone) return withAlignment(clock, aligned, alignmentOf(found, 0));
  return withAlignment(clock, rezoned(clock, aligned, quarters), alignmentOf(found, quarters));
}

/** Text without a date is placed on the day, and in the zone, in which its flows fall into the manager's calls. */
function placeDateless(clock: Clock, aligned: Aligned, found: Offset, exchanges: Exchanges): Aligned {
  const middle = (found.low + found.high) / 2;
  const quarters = Math.round(middle / QUARTER) * QUARTER;
  const reach = (found.high - found.low) / 2 + DATELESS_SLACK;
  const used = found.anchors.find((anchor) => anchor.used);
  if (used === undefined || Math.abs(middle - quarters) > reach || reach > QUARTER / 4)
    return withAlignment(clock, aligned, UNTIED);
  const flow = exchanges.flows.find(({ evidence }) => evidence === used.b);
  const call = exchanges.episodes
    .flatMap(({ calls }) => calls)
    .find(({ lines }) => lines.some(({ evidence }) => evidence === used.a));
  const days =
    flow?.at == null || call?.lines[0].at == null
      ? 0
      : Math.round((flow.at - call.lines[0].at - quarters) / MICROS_PER_DAY);
  const moved = changeDatings(clock, aligned, (dating) => ({
    ...dating,
    day: (dating.day ?? 0) - days,
    dayBasis: 'resolved',
  }));
  return withAlignment(clock, quarters === 0 ? moved : rezoned(clock, moved, quarters), alignmentOf(found, quarters));
}

function rezoned(clock: Clock, aligned: Aligned, by: Micros): Aligned {
  return changeDatings(clock, aligned, (dating) => {
    const minutes = offsetAt(dating.zone ?? 'UTC', beginOf(clock, dating)) + by / (60 * MICROS_PER_SECOND);
    return { ...dating, zone: zoneName(minutes), zoneBasis: 'resolved', alternatives: [] };
  });
}

/** When a clock's sources begin, for zones that change their offset in summer. */
function beginOf({ sources }: Clock, dating: Dating): Micros {
  const first = sources.map(({ reading }) => reading.first).find((stamp) => stamp !== null);
  return first === undefined ? 0 : (instantOf(first, dating)?.at ?? 0);
}

function changeDatings(clock: Clock, aligned: Aligned, change: (dating: Dating) => Dating): Aligned {
  const datings = new Map(aligned.datings);
  for (const { path } of clock.sources) {
    const dating = datings.get(path);
    if (dating !== undefined) datings.set(path, change(dating));
  }
  return { ...aligned, datings };
}
