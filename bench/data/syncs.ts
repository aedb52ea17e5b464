import { clientIdOf, failing, quiet } from '../../samples/make/incidents/defaults.js';
import { planSync, type Plan } from '../../samples/make/plan.js';
import type { ManagerSide, Scenario, SsmSide } from '../../samples/make/scenario.js';

/** When every log and capture of the benchmark begins, so that they belong together. */
const BEGIN = Date.parse('2025-03-03T00:00:00Z');
/** A refused sync is over in this time; what fills the rest of the interval comes after it. */
const SYNC_MS = 3000;

/** Intervals that each begin with a refused license sync. */
export interface Pace {
  /** Milliseconds from one sync to the next. */
  readonly every: number;
  /** Lines of other matters in an interval, or connections in a capture. */
  readonly between: number;
  /** Default: as many as the size of the file takes. */
  readonly syncs?: number;
}

const MINUTE = 60_000;
/** A log with 0.1 % license lines: some twelve of twelve thousand. */
export const SPARSE: Pace = { every: 20 * MINUTE, between: 12_000 };
/** A log half of which are the lines of attempts that fail every minute. */
export const DENSE: Pace = { every: MINUTE, between: 12 };

/** Other hosts than the usual ones, or another beginning. */
export interface Side {
  readonly manager?: ManagerSide;
  readonly ssm?: SsmSide;
  readonly lateMs?: number;
}

/** One interval: its sync, and the time of the n-th thing after it. */
export interface Interval {
  readonly index: number;
  readonly scenario: Scenario;
  readonly plan: Plan;
  readonly timeOf: (n: number) => number;
}

/** The same syncs for every source with the same pace and side. */
export function* intervals(pace: Pace, side: Side = {}): Generator<Interval> {
  const base: Scenario = { ...quiet('bench', 'a large log', new Date(BEGIN).toISOString(), 24), ...hostsOf(side) };
  const step = (pace.every - SYNC_MS) / pace.between;
  for (let index = 0; index < (pace.syncs ?? Infinity); index += 1) {
    const at = BEGIN + (side.lateMs ?? 0) + index * pace.every;
    const sync = {
      ...failing(new Date(at).toISOString(), 'grant-refused', 'licsync', clientIdOf('bench')),
      name: `failed-${index}`,
    };
    const scenario = { ...base, syncs: [sync] };
    yield { index, scenario, plan: planSync(scenario, sync), timeOf: (n) => at + SYNC_MS + n * step };
  }
}

const hostsOf = ({ manager, ssm }: Side): Partial<Scenario> => ({
  ...(manager === undefined ? {} : { manager }),
  ...(ssm === undefined ? {} : { ssm }),
});
