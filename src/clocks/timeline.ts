import type { AnyEvent, Dated } from '../core/event.js';
import type { DatedTrouble, ReadSource } from '../core/source.js';
import type { Micros } from '../core/time.js';
import { onReference, type Alignment } from './alignment.js';
import { instantOf, shiftAt, type Dating } from './dating.js';

/** How a source's clock stands to the common one. */
export type ClockOffset = Pick<Alignment, 'offset' | 'rate'>;

/** A time of a source's own clock on the common clock, by the line that states it; null behind a step of unknown size. */
export function commonTime(local: Micros, line: number, dating: Dating, clock: ClockOffset): Micros | null {
  const shift = shiftAt(dating, line);
  return shift === null ? null : onReference(clock, local + shift);
}

/** Puts the events of one source on the common clock: its own clock less its offset. */
export function dateEvents(source: ReadSource, dating: Dating, clock: ClockOffset): readonly Dated[] {
  return source.events.map((event) => dated(event, dating, clock));
}

function dated(event: AnyEvent, dating: Dating, clock: ClockOffset): Dated {
  const instant = event.stamp === null ? null : instantOf(event.stamp, dating);
  const end = event.end === null ? null : instantOf(event.end, dating);
  const line = event.evidence[0].number;
  return {
    ...event,
    instant,
    at: instant === null ? null : commonTime(instant.at, line, dating, clock),
    endAt: end === null ? null : commonTime(end.at, line, dating, clock),
  };
}

/** The same for the folded error lines of a source. */
export function dateTroubles(source: ReadSource, dating: Dating, clock: ClockOffset): readonly DatedTrouble[] {
  return source.troubles.map(({ template, count, occurrences }) => ({
    template,
    count,
    source: source.path,
    occurrences: occurrences.map((event) => dated(event, dating, clock)),
  }));
}

/** Sources by their first record, so that of two lines of one second that of the older part of a rotated log comes first. */
export function oldestFirst(
  sources: readonly ReadSource[],
  datings: ReadonlyMap<string, Dating>,
): readonly ReadSource[] {
  const begin = ({ path, reading }: ReadSource): Micros => {
    const dating = datings.get(path);
    const first = reading.first === null || dating === undefined ? null : instantOf(reading.first, dating);
    return first?.at ?? Number.MAX_SAFE_INTEGER;
  };
  return [...sources].sort((a, b) => begin(a) - begin(b));
}

/** Order of time; what has none keeps its place behind what stands before it in its source. */
export function inOrder(events: readonly Dated[]): readonly Dated[] {
  return events
    .map((event, index) => ({ event, index, at: event.at ?? Number.MAX_SAFE_INTEGER }))
    .sort((a, b) => a.at - b.at || a.index - b.index)
    .map(({ event }) => event);
}
