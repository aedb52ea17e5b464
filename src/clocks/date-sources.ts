import type { GivenOptions } from '../core/given-options.js';
import { machinesOf } from '../license/machines.js';
import type { ReadSource } from '../core/source.js';
import { present } from '../core/present.js';
import { daysFromCivil } from '../core/time.js';
import type { DatedSource, Dating } from './dating.js';
import { givenFor } from './given-for.js';
import { parseDay } from './given-clocks.js';
import { observedZone, statedZone } from './zones.js';
import { yearOf, type FullDate, type KnownYear } from './years.js';

/** Finds how to read each source's stamps, from itself, then from its host, then from the rest of the bundle. */
export function dateSources(sources: readonly ReadSource[], given: GivenOptions): readonly DatedSource[] {
  const lastDate = lastDateOf(sources);
  const machines = machinesOf(sources);
  const own = sources.map((source) => ({
    ...source,
    ...present<Pick<DatedSource, 'machine'>>({ machine: machines.get(source.path) }),
    dating: ownDating(source, lastDate, given),
  }));
  const named = own.map((source) => ({ ...source, host: source.host ?? source.machine ?? null }));
  return own.map((source, index) => ({ ...source, dating: completed(named[index] ?? source, named) }));
}

/** A dating before its zone is known. */
type OpenDating = Dating & { readonly needsZone: boolean };
type OpenSource = ReadSource & { readonly dating: OpenDating };

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
 * The latest full date at a source's end, because a case is about recent events. Text without a date is read on that
 * day until it is placed, for the right summer time.
 */
function lastDateOf(sources: readonly ReadSource[]): FullDate | null {
  const dates = sources.flatMap(({ reading }) => {
    const date = reading.last?.date;
    return date?.year == null ? [] : [{ ...date, year: date.year }];
  });
  const number = ({ year, month, day }: FullDate): number => daysFromCivil(year, month, day);
  return [...dates].sort((a, b) => number(b) - number(a))[0] ?? null;
}

/** A source without a zone is read like its host's others, or by the usual zone of its kind. */
function completed({ role, host, dating }: OpenSource, all: readonly OpenSource[]): Dating {
  if (!dating.needsZone) return dating;
  const sibling = all.find((other) => other.host !== null && other.host === host && !other.dating.needsZone);
  const manager = all.find((other) => other.role === 'manager' && other.dating.zone !== null);
  const known = (sibling ?? (role === 'capture' ? manager : undefined))?.dating;
  // Servers use UTC by default, and even a wrong hour keeps attempts apart; captures get no default.
  if (known === undefined) return { ...dating, zone: role === 'capture' && dating.dayBasis !== 'given' ? null : 'UTC' };
  return {
    ...dating,
    zone: known.zone,
    zoneBasis:
      sibling === undefined || role === 'capture'
        ? 'assumed'
        : known.zoneBasis === 'stated'
          ? 'resolved'
          : known.zoneBasis,
    from: known.from,
    alternatives: known.alternatives,
  };
}
