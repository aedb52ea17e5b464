import type { Cost } from './process.js';

/** What a figure is held against. */
export interface Against {
  readonly label: string;
  /** Seconds of the other; null if it is not installed. */
  readonly seconds: number | null;
  /** Most of its time that ours may take; null if there is no goal. */
  readonly most: number | null;
}

/** One line of the results. */
export interface Figure {
  readonly name: string;
  readonly cost: Cost;
  readonly against: Against | null;
}

/** One input in five sizes. */
export interface Series {
  readonly name: string;
  readonly sizes: readonly number[];
  /** Seconds of each size without start-up. */
  readonly seconds: readonly number[];
  readonly exponent: number;
}

/** Most memory at every size (1 MB = 1,000,000 bytes). */
export const MOST_MEMORY = 250e6;

export const isTooLarge = ({ cost }: Figure): boolean => cost.memory > MOST_MEMORY;

export function ratioOf({ cost, against }: Figure): number | null {
  return against?.seconds == null ? null : cost.seconds / against.seconds;
}
