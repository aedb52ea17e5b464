import type { Exchanges } from '../core/exchange.js';
import type { Micros } from '../core/time.js';
import { candidatesFor } from './anchors.js';
import { clocksOf, pathsOf } from './clocks.js';
import { redated, type DatedSource, type Dating } from './dating.js';
import { commonOffset, type Offset } from './offsets.js';
import type { Paired, Pairing } from './pairing.js';
import { ZONE_SLACK } from './placing.js';

/** Resolves an abbreviation with several readings to the one that brings the other clocks closest. */
export function resolveReference(first: Paired, reference: string | null, pairing: Pairing): Paired {
  const own = first.sources.filter((source) => source.role === 'manager' && source.host === reference);
  const open = own.map(({ dating }) => dating).find(({ alternatives }) => alternatives.length > 0);
  if (open === undefined) return first;
  const readings = [open.zone, ...open.alternatives].filter((zone) => zone !== null);
  const judged = readings.map((zone) => judgeReading(zone, readUnder(zone, open, first, pairing), reference));
  const best = [...judged].sort((a, b) => b.votes - a.votes || a.distance - b.distance)[0];
  if (best === undefined || best.votes === 0) return first;
  return best.distance <= ZONE_SLACK ? resolved(best.read, best.zone) : best.read;
}

/** The bundle under one reading of the zone; the first reading is paired already. */
function readUnder(zone: string, open: Dating, first: Paired, pairing: Pairing): Paired {
  const sources = withZone(first.sources, open, zone);
  return zone === open.zone ? { ...first, sources } : pairing(sources);
}

interface JudgedReading {
  readonly zone: string;
  readonly read: Paired;
  readonly votes: number;
  /** Distance of the nearest other clock, microseconds. */
  readonly distance: Micros;
}

function judgeReading(zone: string, read: Paired, reference: string | null): JudgedReading {
  const exchanges = callsOf(reference, read.exchanges);
  const offsets = clocksOf(read.sources)
    .filter((clock) => !clock.dateless)
    .map((clock) => commonOffset(candidatesFor(pathsOf(clock), exchanges, false)))
    .filter((offset) => offset !== null);
  return {
    zone,
    read,
    votes: offsets.reduce((sum, offset) => sum + offset.votes, 0),
    distance: Math.min(...offsets.map(distanceOf), Number.MAX_SAFE_INTEGER),
  };
}

/** Only this manager's calls, because another's show nothing about this one's zone. */
function callsOf(host: string | null, exchanges: Exchanges): Exchanges {
  return { ...exchanges, episodes: exchanges.episodes.filter((episode) => episode.host === host) };
}

function distanceOf({ low, high }: Offset): Micros {
  return low <= 0 && high >= 0 ? 0 : Math.min(Math.abs(low), Math.abs(high));
}

/** Reads every source with the open zone under another of its readings. */
function withZone(sources: readonly DatedSource[], open: Dating, zone: string): readonly DatedSource[] {
  const others = [open.zone, ...open.alternatives].flatMap((other) =>
    other === null || other === zone ? [] : [other],
  );
  return sources.map((source) =>
    source.dating.zone === open.zone && source.dating.alternatives.length > 0
      ? redated(source, { zone, alternatives: others })
      : source,
  );
}

function resolved(read: Paired, zone: string): Paired {
  const sources = read.sources.map((source) =>
    source.dating.zone === zone && source.dating.alternatives.length > 0
      ? redated(source, { alternatives: [], zoneBasis: 'resolved' })
      : source,
  );
  return { ...read, sources };
}
