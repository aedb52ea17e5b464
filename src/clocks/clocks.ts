import { groupBy } from '../core/group-by.js';
import type { ReadSource } from '../core/source.js';
import type { Micros } from '../core/time.js';
import type { Alignment } from './alignment.js';
import { instantOf, type DatedSource, type Dating } from './dating.js';

/** One clock: the sources of one host, or a capture by itself. */
export interface Clock {
  readonly id: string;
  readonly sources: readonly DatedSource[];
  /** True if its text has no date and the user gave none. */
  readonly dateless: boolean;
}

/** A clock and its relation to the reference. */
export interface TiedClock extends Clock {
  readonly alignment: Alignment;
}

/** A source of a tied clock. */
export interface TiedSource extends DatedSource {
  readonly alignment: Alignment;
  /** Sources of one clock share it. */
  readonly clock: string;
}

/** The clocks of a bundle, in the order of its sources. */
export function clocksOf(sources: readonly DatedSource[]): readonly Clock[] {
  const groups = groupBy(sources, (source) => source.machine ?? keyOf(source, sources));
  return [...groups].map(([id, group]) => ({ id, sources: group, dateless: group.some(isDateless) }));
}

/** A host has one clock, also for commands typed on it; a capture's clock is not always its host's. */
function keyOf(source: DatedSource, all: readonly DatedSource[]): string {
  const { role, host, path } = source;
  if (role === 'capture' || host === null) return path;
  if (role !== 'other' || isDateless(source)) return `${role} ${host}`;
  const owner = all.find((one) => one.role !== 'other' && one.role !== 'capture' && one.host === host);
  return `${owner?.role ?? role} ${host}`;
}

function isDateless({ reading, dating }: DatedSource): boolean {
  return reading.first !== null && reading.first.date === null && dating.dayBasis !== 'given';
}

/** Whether it is a license server's clock. */
export function isServer({ sources }: Clock): boolean {
  return sources.some(({ role }) => role === 'ssm');
}

/** Whether it is a capture's clock. */
export function isCapture({ sources }: Clock): boolean {
  return sources.some(({ role }) => role === 'capture');
}

/** The paths of a clock's sources. */
export function pathsOf(clock: Clock): ReadonlySet<string> {
  return new Set(clock.sources.map(({ path }) => path));
}

/** Sources in the order of reading instead of by clock, which decides between two that begin at the same moment. */
export function asRead<S extends DatedSource>(sources: readonly S[], read: readonly ReadSource[]): readonly S[] {
  const places = new Map(read.map(({ path }, place) => [path, place]));
  const placeOf = ({ path }: S): number => places.get(path) ?? read.length;
  return [...sources].sort((a, b) => placeOf(a) - placeOf(b));
}

/** When a clock's sources begin, because a zone's offset depends on the season. */
export function beginOf({ sources }: Clock, dating: Dating): Micros {
  const first = sources.map(({ reading }) => reading.first).find((stamp) => stamp !== null);
  return first === undefined ? 0 : (instantOf(first, dating)?.at ?? 0);
}
