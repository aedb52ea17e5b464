import type { ClockObservation, CountedObservation } from '../core/source.js';
import { MICROS_PER_SECOND, wallMicros } from '../core/time.js';

/** Observations of a source alone that are looked at before most are passed over. */
export const DENSE = 1_000;
/** Of so many later observations one is looked at, at first. */
const STRIDE = 64;
/** Ways in which two stamps of one moment may differ that are kept apart; beyond them new ones are not kept. */
const MAX_KINDS = 2_000;

/**
 * The clock observations of one source. They are votes for its zone and year, so that one stands for all whose stamps
 * differ as its do: thousands take the memory of a few.
 */
export class ClockObservations {
  readonly #kinds = new Map<string, { readonly first: ClockObservation; count: number }>();
  #seen = 0;
  #taken = 0;
  #stride = STRIDE;

  constructor(private readonly dense = DENSE) {}

  /** True if the next one will be passed over. */
  get dropsNext(): boolean {
    return this.#taken >= this.dense && (this.#seen + 1) % this.#stride !== 0;
  }

  /** Counts one that nobody looks at. */
  pass(): void {
    this.#seen++;
  }

  add(observation: ClockObservation): void {
    const isPassed = this.dropsNext;
    this.#seen++;
    if (isPassed) return;
    this.#taken++;
    // As many looks for twice the length, so that they reach to the end of a source of any length.
    if (this.#taken % this.dense === 0 && this.#taken > this.dense) this.#stride *= 2;
    const kind = kindOf(observation);
    const known = this.#kinds.get(kind);
    if (known !== undefined) known.count++;
    else if (this.#kinds.size < MAX_KINDS) this.#kinds.set(kind, { first: observation, count: 1 });
  }

  /** The first of each kind, in the order of the source, with the number of those like it. */
  all(): readonly CountedObservation[] {
    return [...this.#kinds.values()].map(({ first, count }) => ({ ...first, count }));
  }
}

/** What an observation says of zone and year: the years as written, the zone, and how far apart the two stamps are. */
function kindOf({ outer, inner }: ClockObservation): string {
  const zone = inner.zone === null ? '' : 'offset' in inner.zone ? inner.zone.offset : inner.zone.abbreviation;
  if (outer === null) return `alone ${zone}`;
  const [outerAt, innerAt] = [wallMicros(outer, outer.date?.year ?? inner.date?.year ?? null), wallMicros(inner)];
  const apart = outerAt === null || innerAt === null ? '' : secondOf(outerAt) - secondOf(innerAt);
  return `${outer.date?.year ?? ''} ${outer.lap} ${inner.date?.year ?? ''} ${zone} ${apart}`;
}

/** Most outer stamps are of whole seconds, so a fraction of the inner one makes no kind of its own. */
function secondOf(wall: number): number {
  return Math.floor(wall / MICROS_PER_SECOND);
}
