import type { Exchanges } from '../core/exchange.js';
import { MICROS_PER_DAY, MICROS_PER_SECOND, type Micros } from '../core/time.js';
import { beginOf, type Clock } from './clocks.js';
import { redated } from './dating.js';
import type { Offset } from './offsets.js';
import { offsetAt, zoneName } from './offsets-of-zones.js';

const QUARTER = 15 * 60 * MICROS_PER_SECOND;
/** How close to a quarter hour a difference must be to mean a wrong zone rather than a wrong clock. */
export const ZONE_SLACK = 30 * MICROS_PER_SECOND;
/** The same for text without a date, where the time of day is the only tie. */
const DATELESS_SLACK = 2 * MICROS_PER_SECOND;

/** A clock with the right zone and day, and the part of its offset that they explained. */
export interface Placed {
  readonly clock: Clock;
  readonly shift: Micros;
}

/** Corrects an assumed zone if the clock is off by quarter hours. */
export function placeDated(clock: Clock, found: Offset): Placed {
  const middle = (found.low + found.high) / 2;
  const quarters = Math.round(middle / QUARTER) * QUARTER;
  const assumed = clock.sources.every(({ dating }) => dating.zoneBasis === 'assumed');
  const isZone = assumed && quarters !== 0 && Math.abs(middle - quarters) <= ZONE_SLACK;
  return isZone ? { clock: rezoned(clock, quarters), shift: quarters } : { clock, shift: 0 };
}

/**
 * Places text without a date on the day and in the zone where its flows match the manager's calls; null if none fits.
 */
export function placeDateless(clock: Clock, found: Offset, exchanges: Exchanges): Placed | null {
  const middle = (found.low + found.high) / 2;
  const quarters = Math.round(middle / QUARTER) * QUARTER;
  const reach = (found.high - found.low) / 2 + DATELESS_SLACK;
  const days = daysApart(found, exchanges, quarters);
  if (days === null || Math.abs(middle - quarters) > reach || reach > QUARTER / 4) return null;
  const sources = clock.sources.map((source) =>
    redated(source, { day: (source.dating.day ?? 0) - days, dayBasis: 'resolved' }),
  );
  const moved = { ...clock, sources };
  return { clock: quarters === 0 ? moved : rezoned(moved, quarters), shift: quarters };
}

/** Days from an anchor's call to its flow; 0 if either has no time, null if no anchor was used. */
function daysApart(found: Offset, exchanges: Exchanges, quarters: Micros): number | null {
  const used = found.anchors.find((anchor) => anchor.used);
  if (used === undefined) return null;
  const flow = exchanges.flows.find(({ evidence }) => evidence === used.b);
  const call = exchanges.episodes
    .flatMap(({ calls }) => calls)
    .find(({ lines }) => lines.some(({ evidence }) => evidence === used.a));
  if (flow?.at == null || call?.lines[0].at == null) return 0;
  return Math.round((flow.at - call.lines[0].at - quarters) / MICROS_PER_DAY);
}

function rezoned(clock: Clock, by: Micros): Clock {
  const sources = clock.sources.map((source) => {
    const { dating } = source;
    const minutes = offsetAt(dating.zone ?? 'UTC', beginOf(clock, dating)) + by / (60 * MICROS_PER_SECOND);
    return redated(source, { zone: zoneName(minutes), zoneBasis: 'resolved', alternatives: [] });
  });
  return { ...clock, sources };
}
