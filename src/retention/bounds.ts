/** How much of a source is kept, in units: a sync in the manager's log, a request, a connection, or a single event. */
export interface Bounds {
  /** Units kept of each class from its begin. */
  readonly first: number;
  /** Units kept of each class up to its end; fewer, but not below `first`, if the classes are many. */
  readonly latest: number;
  /** Units kept of all classes. */
  readonly total: number;
}

/** Twenty show how something began, two hundred how it went on; what lies between was the same, and is counted. */
export const BOUNDS: Bounds = { first: 20, latest: 200, total: 20_000 };
