import type { ClockGrade, SourceReport } from './analysis.js';
import type { Dated } from './event.js';
import type { DatedTrouble } from './source.js';
import type { Micros, Stamp } from './time.js';

/** A source's tie to the common clock. */
export interface ClockTie {
  /** Sources of one clock share it. */
  readonly clock: string;
  /** `none`: nothing ties it. */
  readonly grade: ClockGrade;
  /**
   * Uncertainty of its times on the common clock, ± microseconds. For an untied clock with a known zone, the usual
   * difference of synchronised clocks; null if its times cannot be compared at all.
   */
  readonly plusMinus: Micros | null;
}

/** Finds a source's tie by its path. */
export type TieOf = (source: string) => ClockTie;

/** A source's times in a report. */
export type SourceTimes = Pick<SourceReport, 'gaps' | 'clock'>;

/** All sources of a bundle on one clock. Sources are named by their paths. */
export interface Timebase {
  /** Paths of the sources. */
  readonly sources: readonly string[];
  /** All events in order of time. */
  readonly timeline: readonly Dated[];
  /** A plugin may name any source in an event; an unknown source has no tie. */
  readonly tie: TieOf;
  readonly troubles: (source: string) => readonly DatedTrouble[];
  /** A source's stamp on the common clock, by its line; null without a date, or beyond a step of unknown size. */
  readonly at: (source: string, stamp: Stamp | null, line: number) => Micros | null;
  readonly report: (source: string) => SourceTimes;
}
