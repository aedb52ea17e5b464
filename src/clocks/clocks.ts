import type { ReadSource } from '../core/read-source.js';
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
    const key = source.role === 'capture' || source.host === null ? source.path : `${source.role} ${source.host}`;
    groups.set(key, [...(groups.get(key) ?? []), source]);
  }
  return [...groups].map(([id, group]) => ({
    id,
    sources: group,
    dateless: group.some((source) => isDateless(source, datings.get(source.path))),
  }));
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
