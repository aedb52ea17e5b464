import type { ClockGrade, SourceReport } from './analysis.js';
import type { Dated } from './event.js';
import type { DatedTrouble } from './source.js';
import type { Micros, Stamp } from './time.js';

/** How the clock of a source is tied to the common clock. */
export interface ClockTie {
  /** Sources of one clock share it. */
  readonly clock: string;
  /** `none`: nothing ties it. */
  readonly grade: ClockGrade;
  /**
   * Half-width of its times on the common clock, microseconds. Where nothing ties a clock but its zone is known, the one
   * by which clocks that are kept may differ; null where its times cannot be compared at all.
   */
  readonly plusMinus: Micros | null;
}

/** Finds the clock of a source by its path. */
export type TieOf = (source: string) => ClockTie;

/** What a report says of the times of a source. */
export type SourceTimes = Pick<SourceReport, 'gaps' | 'clock'>;

/** All sources of a bundle on one clock. Sources are named by their paths. */
export interface Timebase {
  /** All that was read, in order of time. */
  readonly timeline: readonly Dated[];
  /** A tie is asked for by the source of an event, which a plugin may name at will: of one that was not read, nothing is tied. */
  readonly tie: TieOf;
  readonly troubles: (source: string) => readonly DatedTrouble[];
  /** A stamp of a source on the common clock, by the line that states it; null where it has no date, or nobody knows its step. */
  readonly at: (source: string, stamp: Stamp | null, line: number) => Micros | null;
  readonly report: (source: string) => SourceTimes;
}
