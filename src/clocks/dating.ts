import type { Evidence } from '../core/evidence.js';
import type { ReadSource } from '../core/source.js';
import { daysFromCivil, MICROS_PER_DAY, type Basis, type Instant, type Micros, type Stamp } from '../core/time.js';
import { readingsOf } from './abbreviations.js';
import { offsetAtWall } from './offsets-of-zones.js';

const MINUTE = 60_000_000;

/** How a source writes its times. */
export interface Dating {
  /** IANA name or `UTC±hh:mm`; null if unknown. */
  readonly zone: string | null;
  readonly zoneBasis: Basis;
  readonly from: Evidence | null;
  /** Other possible readings of the zone. */
  readonly alternatives: readonly string[];
  /** Year of the stamps without one, before the first New Year in the source. */
  readonly year: number | null;
  readonly yearBasis: Basis;
  /** Day of the stamps without a date, days since 1970, before the first midnight in the source. */
  readonly day: number | null;
  readonly dayBasis: Basis;
  /** Segments of the source between steps of its clock; empty without steps. */
  readonly segments: readonly Segment[];
}

/** A source, and how its stamps are read. */
export interface DatedSource extends ReadSource {
  readonly dating: Dating;
  /** The license server that a file without a host name is of; absent if it is of none. */
  readonly machine?: string;
}

/** The same source with another reading of its stamps. */
export function redated(source: DatedSource, change: Partial<Dating>): DatedSource {
  return { ...source, dating: { ...source.dating, ...change } };
}

/** The part of a source between two steps of its clock. */
export interface Segment {
  /** Its first line. */
  readonly from: number;
  /** Shift of its times onto the clock after the last step; null if a step's size is unknown. */
  readonly shift: Micros | null;
}

/** The shift of a line's times; null if unknown. */
export function shiftAt({ segments }: Dating, line: number): Micros | null {
  const segment = segments.findLast(({ from }) => from <= line);
  return segment === undefined ? 0 : segment.shift;
}

/** The written date and time read as UTC; null if the date is unknown. */
export function wallOf(stamp: Stamp, dating: Dating): Micros | null {
  if (stamp.date === null) {
    return dating.day === null ? null : (dating.day + stamp.lap) * MICROS_PER_DAY + stamp.timeOfDay;
  }
  const year = stamp.date.year ?? (dating.year === null ? null : dating.year + stamp.lap);
  if (year === null) return null;
  return daysFromCivil(year, stamp.date.month, stamp.date.day) * MICROS_PER_DAY + stamp.timeOfDay;
}

/** A stamp as a point in time on its source's own clock; null without a date or a zone. */
export function instantOf(stamp: Stamp, dating: Dating): Instant | null {
  const wall = wallOf(stamp, dating);
  if (wall === null) return null;
  const offset = offsetOf(stamp, wall, dating);
  if (offset === null) return null;
  const stated = stamp.zone !== null && 'offset' in stamp.zone;
  return {
    at: wall - offset * MINUTE,
    step: stamp.step,
    zone: stated ? 'stated' : dating.zoneBasis,
    date: stamp.date === null ? dating.dayBasis : 'stated',
    year: stamp.date === null ? dating.dayBasis : stamp.date.year === null ? dating.yearBasis : 'stated',
  };
}

/**
 * A stamp's offset in minutes east of UTC. In autumn's repeated hour an abbreviation decides, a zone name alone does
 * not.
 */
function offsetOf(stamp: Stamp, wall: Micros, dating: Dating): number | null {
  if (stamp.zone !== null && 'offset' in stamp.zone) return stamp.zone.offset;
  if (stamp.zone !== null && dating.zoneBasis !== 'given') {
    const readings = readingsOf(stamp.zone.abbreviation);
    // A log that begins with GMT has BST in summer: in a zone stated by the log the likeliest reading counts.
    const isClear = readings.length === 1 || dating.zoneBasis === 'stated';
    const reading = readings.find(({ zone }) => zone === dating.zone) ?? (isClear ? readings[0] : undefined);
    if (reading !== undefined) return reading.offset;
  }
  return dating.zone === null ? null : offsetAtWall(dating.zone, wall);
}
