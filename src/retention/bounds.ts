/** Units of one class that are kept: those of its begin, and those up to its end. */
export interface Share {
  readonly first: number;
  readonly latest: number;
}

/** How much of a source is kept, in units: a sync in the manager's log, a request, a connection, or a single event. */
export interface Bounds extends Share {
  /** Weight kept of all classes; of events it is the lines and frames that they cite. */
  readonly total: number;
}

/** Twenty show how something began, two hundred how it went on; what lies between was the same, and is counted. */
export const BOUNDS: Bounds = { first: 20, latest: 200, total: 24_000 };

/** The share of a class where classes are many. */
const LEAST: Share = { first: 1, latest: 2 };

/** The next smaller share; null if there is none. */
export function narrower({ first, latest }: Share): Share | null {
  if (latest > first && latest > LEAST.latest) return { first, latest: Math.max(first, latest >> 1, LEAST.latest) };
  if (latest <= LEAST.latest && first <= LEAST.first) return null;
  return { first: Math.max(LEAST.first, first >> 1), latest: Math.max(LEAST.latest, latest >> 1) };
}
