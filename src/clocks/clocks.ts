import type { ReadSource } from '../core/source.js';
import { instantOf, type Dating } from './dating.js';
import type { Micros } from '../core/time.js';

/** One clock: the sources of one host, or a capture by itself. */
export interface Clock {
  readonly id: string;
  readonly sources: readonly ReadSource[];
  /** Its text has no date, and nobody gave one. */
  readonly dateless: boolean;
}

/** The clocks of a bundle, in the order of its sources. */
export function clocksOf(sources: readonly ReadSource[], datings: ReadonlyMap<string, Dating>): readonly Clock[] {
  const groups = new Map<string, ReadSource[]>();
  for (const source of sources) {
    const key = keyOf(source, sources, datings);
    groups.set(key, [...(groups.get(key) ?? []), source]);
  }
  return [...groups].map(([id, group]) => ({
    id,
    sources: group,
    dateless: group.some((source) => isDateless(source, datings.get(source.path))),
  }));
}

/** A host has one clock. What was typed on a host tells that host's time; a capture's clock is not always its host's. */
function keyOf(source: ReadSource, all: readonly ReadSource[], datings: ReadonlyMap<string, Dating>): string {
  const { role, host, path } = source;
  if (role === 'capture' || host === null) return path;
  if (role !== 'other' || isDateless(source, datings.get(path))) return `${role} ${host}`;
  const owner = all.find((one) => one.role !== 'other' && one.role !== 'capture' && one.host === host);
  return `${owner?.role ?? role} ${host}`;
}

function isDateless({ reading }: ReadSource, dating: Dating | undefined): boolean {
  return reading.first !== null && reading.first.date === null && dating?.dayBasis !== 'given';
}

/** The paths of a clock's sources. */
export function pathsOf(clock: Clock): ReadonlySet<string> {
  return new Set(clock.sources.map(({ path }) => path));
}

/** When a clock's sources begin, for zones that change their offset in summer. */
export function beginOf({ sources }: Clock, dating: Dating): Micros {
  const first = sources.map(({ reading }) => reading.first).find((stamp) => stamp !== null);
  return first === undefined ? 0 : (instantOf(first, dating)?.at ?? 0);
}
