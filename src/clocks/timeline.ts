import { withTime, type AnyEvent, type Dated } from '../core/event.js';
import type { DatedTrouble } from '../core/source.js';
import type { Instant, Micros, Stamp } from '../core/time.js';
import { onReference, type Alignment } from './alignment.js';
import { instantOf, shiftAt, type DatedSource } from './dating.js';

/** A source with its place on the common clock. */
export interface PlacedSource extends DatedSource {
  readonly alignment: Pick<Alignment, 'offset' | 'rate'>;
}

/** Events of sources in order of time. */
export function timelineOf(sources: readonly PlacedSource[]): readonly Dated[] {
  return inOrder(oldestFirst(sources).flatMap(dateEvents));
}

/** A stamp on the common clock, by its line; null without a date, or beyond a step of unknown size. */
export function timeAt(source: PlacedSource, stamp: Stamp | null, line: number): Micros | null {
  return commonTime(source, stamp === null ? null : instantOf(stamp, source.dating), line);
}

function commonTime({ dating, alignment }: PlacedSource, instant: Instant | null, line: number): Micros | null {
  const shift = instant === null ? null : shiftAt(dating, line);
  return instant === null || shift === null ? null : onReference(alignment, instant.at + shift);
}

/** Puts the events of one source on the common clock. */
export function dateEvents(source: PlacedSource): readonly Dated[] {
  return source.events.map((event) => dated(event, source));
}

function dated(event: AnyEvent, source: PlacedSource): Dated {
  const instant = event.stamp === null ? null : instantOf(event.stamp, source.dating);
  const line = event.evidence[0].number;
  const at = commonTime(source, instant, line);
  const endAt = timeAt(source, event.end, line);
  return withTime(event, instant, at, endAt);
}

/** The same for the folded error lines of a source. */
export function dateTroubles(source: PlacedSource): readonly DatedTrouble[] {
  return source.troubles.map(({ template, count, occurrences }) => ({
    template,
    count,
    source: source.path,
    occurrences: occurrences.map((event) => dated(event, source)),
  }));
}

/** Sources by their first record, so that in one second the older part of a rotated log comes first. */
export function oldestFirst<S extends DatedSource>(sources: readonly S[]): readonly S[] {
  const begin = ({ reading, dating }: S): Micros => {
    const first = reading.first === null ? null : instantOf(reading.first, dating);
    return first?.at ?? Number.MAX_SAFE_INTEGER;
  };
  return [...sources].sort((a, b) => begin(a) - begin(b));
}

/** Order of time; an event without a time keeps its place after the previous one of its source. */
export function inOrder(events: readonly Dated[]): readonly Dated[] {
  return events
    .map((event, index) => ({ event, index, at: event.at ?? Number.MAX_SAFE_INTEGER }))
    .sort((a, b) => a.at - b.at || a.index - b.index)
    .map(({ event }) => event);
}

/** Whether two timelines have the same events with the same times, known in the same way. */
export function isSameTimeline(one: readonly Dated[], other: readonly Dated[]): boolean {
  return one.length === other.length && one.every((event, index) => isSame(event, other[index]));
}

function isSame(one: Dated, other: Dated | undefined): boolean {
  // A source's evidence is built once and kept by redated events.
  if (one.evidence !== other?.evidence || one.at !== other.at || one.endAt !== other.endAt) return false;
  const [a, b] = [one.instant, other.instant];
  return a?.at === b?.at && a?.zone === b?.zone && a?.date === b?.date && a?.year === b?.year;
}
