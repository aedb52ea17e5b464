import type { AnyEvent } from '../core/event.js';
import { MICROS_PER_DAY, daysFromCivil, type Micros, type Stamp } from '../core/time.js';

/** An event, and its place among the events of its source. */
export interface Placed<E extends AnyEvent = AnyEvent> {
  readonly event: E;
  readonly order: number;
}

/** Events that are kept or counted together: a sync of a thread, a request, a connection, or a single event. */
export type Unit = readonly [Placed, ...Placed[]];

/** Receives finished units. */
export type TakeUnit = (unit: Unit) => void;

/** A leap year, so that 29 February is a day of it. */
const ANY_YEAR = 2000;

/** A stamp as written, for differences within a source; null without one. */
export function roughTime(stamp: Stamp | null): Micros | null {
  if (stamp === null) return null;
  const { date, lap, timeOfDay } = stamp;
  if (date === null) return lap * MICROS_PER_DAY + timeOfDay;
  return daysFromCivil(date.year ?? ANY_YEAR + lap, date.month, date.day) * MICROS_PER_DAY + timeOfDay;
}
