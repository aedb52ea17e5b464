import type { Dated } from '../core/event.js';
import type { Exchanges } from '../core/exchange.js';
import { UNTIED } from './alignment.js';
import type { DatedSource } from './dating.js';
import { isSameTimeline, timelineOf, type PlacedSource } from './timeline.js';

/** Pairs the events of a timeline. */
export type Pair = (timeline: readonly Dated[]) => Exchanges;

/** A bundle under one reading of its stamps, with its exchanges. */
export interface Paired {
  readonly sources: readonly DatedSource[];
  readonly timeline: readonly Dated[];
  readonly exchanges: Exchanges;
}

/** Dates and pairs sources before their clocks are tied. */
export type Pairing = (sources: readonly DatedSource[]) => Paired;

export function pairingBy(pair: Pair): Pairing {
  return (sources) => {
    const timeline = timelineOf(sources.map((source) => ({ ...source, alignment: UNTIED })));
    return { sources, timeline, exchanges: pair(timeline) };
  };
}

/** The same on the common clock; unchanged times are not paired again. */
export function pairedAgain(
  before: Paired,
  sources: readonly PlacedSource[],
  pair: Pair,
): Pick<Paired, 'timeline' | 'exchanges'> {
  const timeline = timelineOf(sources);
  return isSameTimeline(timeline, before.timeline) ? before : { timeline, exchanges: pair(timeline) };
}
