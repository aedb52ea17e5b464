import type { AnyEvent, Dated } from '../core/model.js';
import type { ReadSource } from '../core/read-source.js';
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

/** Order of time; what has none keeps its place behind what stands before it in its source. */
export function inOrder(events: readonly Dated[]): readonly Dated[] {
  return events
    .map((event, index) => ({ event, index, at: event.at ?? Number.MAX_SAFE_INTEGER }))
    .sort((a, b) => a.at - b.at || a.index - b.index)
    .map(({ event }) => event);
}
