import type { AnyEvent, Dated } from '../core/model.js';
import type { DatedTrouble, ReadSource } from '../core/read-source.js';
import type { Micros } from '../core/time.js';
import { instantOf, type Dating } from './dating.js';

/** Puts the events of one source on the common clock: its own clock less its offset. */
export function dateEvents(source: ReadSource, dating: Dating, offset: Micros): readonly Dated[] {
  return source.events.map((event) => dated(event, dating, offset));
}

function dated(event: AnyEvent, dating: Dating, offset: Micros): Dated {
  const instant = event.stamp === null ? null : instantOf(event.stamp, dating);
  const end = event.end === null ? null : instantOf(event.end, dating);
  return {
    ...event,
    instant,
    at: instant === null ? null : instant.at - offset,
    endAt: end === null ? null : end.at - offset,
  };
}

/** The same for the folded error lines of a source. */
export function dateTroubles(source: ReadSource, dating: Dating, offset: Micros): readonly DatedTrouble[] {
  return source.troubles.map(({ template, count, occurrences }) => ({
    template,
    count,
    source: source.path,
    occurrences: occurrences.map((event) => dated(event, dating, offset)),
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
