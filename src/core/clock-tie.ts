import type { ClockGrade } from './analysis.js';
import type { Micros } from './time.js';

/** How a source's clock is tied to the manager's; `offset` null: not at all. */
export interface Tie {
  readonly offset: Micros | null;
  readonly plusMinus: Micros | null;
  readonly grade: ClockGrade;
  /** Nothing ties the clocks, but the zone is known: what falls into one moment may be joined by time alone, and is said to be. */
  readonly byTimeAlone: boolean;
}

/** What a judgement needs to know of the clock of a source. */
export interface ClockTie {
  /** Sources of one clock share it. */
  readonly clock: string;
  /** Half-width of its tie to the common clock, microseconds; null where nothing ties it. */
  readonly plusMinus: Micros | null;
  readonly grade: ClockGrade;
}

/** Finds the clock of a source. */
export type TieOf = (source: string) => ClockTie;
