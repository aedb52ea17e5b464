import type { ClockObservation } from '../core/source.js';
import type { Evidence } from '../core/evidence.js';
import type { ReadSource } from '../core/source.js';
import { MICROS_PER_SECOND, wallMicros, type Stamp } from '../core/time.js';
import { readingsOf, type ZoneReading } from './abbreviations.js';
import { offsetAt, zoneName } from './offsets-of-zones.js';
import { envelopeYear } from './years.js';

const MINUTE = 60 * MICROS_PER_SECOND;
/** Zones differ by whole quarters of an hour. */
const QUARTER = 15;

/** A zone and its evidence. */
export interface ZoneSign {
  readonly zone: string;
  readonly from: Evidence | null;
  readonly alternatives: readonly string[];
  readonly basis: 'stated' | 'resolved';
}

/** Zone by the source's own stamps: an offset, or an abbreviation with one reading, or several. */
export function statedZone(source: ReadSource): ZoneSign | null {
  const stamped = source.reading.first ?? source.reading.last;
  if (stamped?.zone == null) return null;
  if ('offset' in stamped.zone)
    return { zone: zoneName(stamped.zone.offset), from: null, alternatives: [], basis: 'stated' };
  const others = otherStamps(source, stamped.zone.abbreviation);
  const readings = inSeason(stamped.zone.abbreviation, stamped).filter((reading, _, all) =>
    all.some((one) => fitsAll(one, others)) ? fitsAll(reading, others) : true,
  );
  const [likeliest, ...rest] = readings;
  if (likeliest === undefined) return null;
  // Readings with the same offset count as one, under the first name.
  const differing = rest.filter((reading) => reading.offset !== likeliest.offset);
  return { zone: likeliest.zone, from: null, alternatives: differing.map(({ zone }) => zone), basis: 'stated' };
}

/** The first stamp of each other abbreviation in the log: IST and IDT are one zone's winter and summer. */
function otherStamps({ reading, events }: ReadSource, abbreviation: string): readonly Stamp[] {
  const first = new Map<string, Stamp>();
  for (const stamp of [...events.map((event) => event.stamp), reading.last]) {
    if (stamp?.zone == null || 'offset' in stamp.zone || stamp.zone.abbreviation === abbreviation) continue;
    if (!first.has(stamp.zone.abbreviation)) first.set(stamp.zone.abbreviation, stamp);
  }
  return [...first.values()];
}

/** Whether a zone has, at each of these stamps, an offset of their abbreviation. */
function fitsAll({ zone }: ZoneReading, stamps: readonly Stamp[]): boolean {
  return stamps.every((stamp) => {
    if (stamp.zone === null || 'offset' in stamp.zone) return true;
    const wall = wallMicros(stamp);
    return readingsOf(stamp.zone.abbreviation).some((reading) =>
      wall === null ? reading.zone === zone : offsetAt(zone, wall - reading.offset * MINUTE) === reading.offset,
    );
  });
}

/**
 * The readings that the season allows: no IST in Ireland in January, none in Israel in July. If it allows none (CET in
 * July is Algiers or Tunis), the abbreviation still shows the offset.
 */
function inSeason(abbreviation: string, stamp: Stamp): readonly ZoneReading[] {
  const wall = wallMicros(stamp);
  const readings = readingsOf(abbreviation);
  if (wall === null) return readings;
  const allowed = readings.filter(({ zone, offset }) => offsetAt(zone, wall - offset * MINUTE) === offset);
  return allowed.length > 0 ? allowed : readings.map(({ offset }) => ({ zone: zoneName(offset), offset }));
}

/** An envelope's zone by the offset in a message of the same moment (an nginx access line in syslog). */
export function observedZone(source: ReadSource): ZoneSign | null {
  const votes = new Map<number, { count: number; readonly first: ClockObservation }>();
  for (const observation of source.observations) {
    const offset = outerOffset(observation);
    if (offset === null) continue;
    const vote = votes.get(offset);
    const { count = 1 } = observation;
    if (vote === undefined) votes.set(offset, { count, first: observation });
    else vote.count += count;
  }
  const best = [...votes].sort(([, a], [, b]) => b.count - a.count)[0];
  if (best === undefined) return null;
  return { zone: zoneName(best[0]), from: best[1].first.evidence, alternatives: [], basis: 'resolved' };
}

/** The envelope's offset in minutes east of UTC; null if the pair does not show it, or is not the same moment. */
function outerOffset({ outer, inner }: ClockObservation): number | null {
  if (outer === null || inner.zone === null || !('offset' in inner.zone)) return null;
  const innerWall = wallMicros(inner);
  const outerWall = wallMicros(outer, envelopeYear(outer, inner));
  if (innerWall === null || outerWall === null) return null;
  const minutes = (outerWall - innerWall) / MINUTE + inner.zone.offset;
  const rounded = Math.round(minutes / QUARTER) * QUARTER;
  // nginx writes the line at the request's end, the envelope comes a moment later.
  return Math.abs(minutes - rounded) <= 1 && Math.abs(rounded) <= 14 * 60 ? rounded : null;
}
