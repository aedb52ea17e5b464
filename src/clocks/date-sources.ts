import type { GivenOptions } from '../core/analysis.js';
import type { ReadSource } from '../core/source.js';
import { daysFromCivil } from '../core/time.js';
import type { Dating } from './dating.js';
import { givenFor } from './given-for.js';
import { parseDay } from './given-clocks.js';
import { observedZone, statedZone } from './zones.js';
import { yearOf, type FullDate, type KnownYear } from './years.js';

/** Finds for each source how its stamps are to be read, from itself, then from its host, then from the rest of the bundle. */
export function dateSources(sources: readonly ReadSource[], given: GivenOptions): ReadonlyMap<string, Dating> {
  const lastDate = lastDateOf(sources);
  const own = new Map(sources.map((source) => [source.path, ownDating(source, lastDate, given)]));
  return new Map(sources.map((source) => [source.path, completed(source, own.get(source.path), sources, own)]));
}

/** A dating before its zone is known. */
type OpenDating = Dating & { readonly needsZone: boolean };

function ownDating(source: ReadSource, lastDate: FullDate | null, given: GivenOptions): OpenDating {
  const { year, basis } =
    givenYear(source, given) ??
    (writesYear(source) ? { year: null, basis: 'stated' as const } : yearOf(source, lastDate));
  const rest = {
    year,
    yearBasis: basis,
    ...dayOf(source, lastDate, given),
    segments: [],
  };
  const zone = givenFor(source, given.zones);
  if (zone !== undefined) return { ...rest, zone, zoneBasis: 'given', from: null, alternatives: [], needsZone: false };
  const sign = statedZone(source) ?? observedZone(source);
  if (sign === null)
    return { ...rest, zone: null, zoneBasis: 'assumed', from: null, alternatives: [], needsZone: true };
  const zoneBasis = sign.alternatives.length > 0 ? 'assumed' : sign.basis;
  return { ...rest, zone: sign.zone, zoneBasis, from: sign.from, alternatives: sign.alternatives, needsZone: false };
}

function dayOf(source: ReadSource, lastDate: FullDate | null, given: GivenOptions): Pick<Dating, 'day' | 'dayBasis'> {
  const date = givenFor(source, given.dates ?? {});
  if (date !== undefined) return { day: parseDay(date), dayBasis: 'given' };
  const day = lastDate === null ? null : daysFromCivil(lastDate.year, lastDate.month, lastDate.day);
  return { day, dayBasis: 'assumed' };
}

function writesYear(source: ReadSource): boolean {
  return source.reading.first?.date?.year != null;
}

function givenYear(source: ReadSource, given: GivenOptions): KnownYear | null {
  const year = givenFor(source, given.years);
  return year === undefined ? null : { year, basis: 'given' };
}

/**
 * The latest date with a year that a source of the bundle ends with, since a case is about what happened last. Text without
 * a date is read on that day until it is placed, so that summer time counts.
 */
function lastDateOf(sources: readonly ReadSource[]): FullDate | null {
  const dates = sources.flatMap(({ reading }) => {
    const date = reading.last?.date;
    return date?.year == null ? [] : [{ ...date, year: date.year }];
  });
  const number = ({ year, month, day }: FullDate): number => daysFromCivil(year, month, day);
  return [...dates].sort((a, b) => number(b) - number(a))[0] ?? null;
}

/** A source that does not show its zone is read like the others of its host, or as what its kind most often is. */
function completed(
  source: ReadSource,
  dating: OpenDating | undefined,
  sources: readonly ReadSource[],
  all: ReadonlyMap<string, OpenDating>,
): Dating {
  if (dating === undefined) throw new Error(`no dating for ${source.path}`);
  if (!dating.needsZone) return dating;
  const sibling = sources.find(
    (other) => other.host !== null && other.host === source.host && all.get(other.path)?.needsZone === false,
  );
  const like =
    sibling ??
    (source.role === 'capture'
      ? sources.find(({ role, path }) => role === 'manager' && all.get(path)?.zone != null)
      : undefined);
  const known = like === undefined ? undefined : all.get(like.path);
  // Servers keep UTC unless told otherwise, and a wrong hour still splits one attempt from the next; a capture is not asked.
  if (known === undefined)
    return { ...dating, zone: source.role === 'capture' && dating.dayBasis !== 'given' ? null : 'UTC' };
  return {
    ...dating,
    zone: known.zone,
    zoneBasis:
      sibling === undefined || source.role === 'capture'
        ? 'assumed'
        : known.zoneBasis === 'stated'
          ? 'resolved'
          : known.zoneBasis,
    from: known.from,
    alternatives: known.alternatives,
  };
}
