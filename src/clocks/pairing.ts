import type { Dated } from '../core/event.js';
import type { Exchanges } from '../core/exchange.js';
import { UNTIED } from './alignment.js';
import type { DatedSource } from './dating.js';
import { isSameTimeline, timelineOf, type PlacedSource } from './timeline.js';

/** Pairs what stands on a timeline. */
export type Pair = (timeline: readonly Dated[]) => Exchanges;

/** A bundle under one reading of its stamps, and how it pairs. */
export interface Paired {
  readonly sources: readonly DatedSource[];
  readonly timeline: readonly Dated[];
  readonly exchanges: Exchanges;
}

/** Dates and pairs sources whose clocks nothing ties yet. */
export type Pairing = (sources: readonly DatedSource[]) => Paired;

export function pairingBy(pair: Pair): Pairing {
  return (sources) => {
    const timeline = timelineOf(sources.map((source) => ({ ...source, alignment: UNTIED })));
    return { sources, timeline, exchanges: pair(timeline) };
  };
}

/** The same on the common clock; where no time is another than before, nothing is paired again. */
export function pairedAgain(
  before: Paired,
  sources: readonly PlacedSource[],
  pair: Pair,
): Pick<Paired, 'timeline' | 'exchanges'> {
  const timeline = timelineOf(sources);
  return isSameTimeline(timeline, before.timeline) ? before : { timeline, exchanges: pair(timeline) };
}
