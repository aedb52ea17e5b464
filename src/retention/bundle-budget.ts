import { BOUNDS, type Bounds } from './bounds.js';

/** Lines and frames that a bundle's events may cite, before its sources get less. */
const TOTAL = 60_000;
/** A source's part of what is left. */
const PART = 2;
/** What every source gets, however many there are: enough for the first and the latest of some classes. */
const LEAST = 256;

/** Shares one bound among the sources of a bundle, which come one by one and nobody knows how many. */
export class BundleBudget {
  #used = 0;

  /** The bounds of the next source. */
  next(): Bounds {
    const total = Math.max(LEAST, Math.floor((TOTAL - this.#used) / PART));
    return { ...BOUNDS, total: Math.min(BOUNDS.total, total) };
  }

  /** Counts what a source took. */
  take(cited: number): void {
    this.#used += cited;
  }
}
