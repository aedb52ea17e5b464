import type { Exchanges } from '../core/exchange.js';
import type { ReadSource } from '../core/source.js';
import type { Micros } from '../core/time.js';
import { candidatesFor } from './anchors.js';
import { clocksOf, pathsOf } from './clocks.js';
import type { Dating } from './dating.js';
import { commonOffset, type Offset } from './offsets.js';
import { ZONE_SLACK } from './placing.js';

type Datings = ReadonlyMap<string, Dating>;
/** Dates and pairs the bundle under given readings. */
export type Pair = (datings: Datings) => Exchanges;

/** An abbreviation with several readings is settled by the reading under which the other sources' clocks are nearest. */
export function settleReference(
  sources: readonly ReadSource[],
  datings: Datings,
  reference: string | null,
  pair: Pair,
): Datings {
  const own = sources.filter((source) => source.role === 'manager' && source.host === reference);
  const open = own
    .map(({ path }) => datings.get(path))
    .find((dating) => dating !== undefined && dating.alternatives.length > 0);
  if (open === undefined) return datings;
  const readings = [open.zone, ...open.alternatives].filter((zone) => zone !== null);
  const ownCalls: Pair = (read) => callsOf(reference, pair(read));
  const judged = readings.map((zone) => judgeReading(zone, sources, withZone(datings, open, zone), ownCalls));
  const best = [...judged].sort((a, b) => b.votes - a.votes || a.distance - b.distance)[0];
  if (best === undefined || best.votes === 0) return datings;
  return best.distance <= ZONE_SLACK ? resolved(best.datings, best.zone) : best.datings;
}

/** What another manager did says nothing of this one's zone. */
function callsOf(host: string | null, exchanges: Exchanges): Exchanges {
  return { ...exchanges, episodes: exchanges.episodes.filter((episode) => episode.host === host) };
}

interface JudgedReading {
  readonly zone: string;
  readonly datings: Datings;
  readonly votes: number;
  /** The nearest of the other clocks, microseconds. */
  readonly distance: Micros;
}

function judgeReading(zone: string, sources: readonly ReadSource[], datings: Datings, pair: Pair): JudgedReading {
  const exchanges = pair(datings);
  const offsets = clocksOf(sources, datings)
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

/** Every source that was read under the open zone is read under another of its readings. */
function withZone(datings: Datings, open: Dating, zone: string): Datings {
  const others = [open.zone, ...open.alternatives].filter((other) => other !== null && other !== zone);
  return mapDatings(datings, (dating) =>
    dating.zone === open.zone && dating.alternatives.length > 0
      ? { ...dating, zone, alternatives: others.flatMap((other) => (other === null ? [] : [other])) }
      : dating,
  );
}

function resolved(datings: Datings, zone: string): Datings {
  return mapDatings(datings, (dating) =>
    dating.zone === zone && dating.alternatives.length > 0
      ? { ...dating, alternatives: [], zoneBasis: 'resolved' }
      : dating,
  );
}

/** Changes every dating. */
export function mapDatings(datings: Datings, change: (dating: Dating) => Dating): Datings {
  return new Map([...datings].map(([path, dating]) => [path, change(dating)]));
}
