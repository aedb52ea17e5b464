import { BundleBuilder, type Bundle } from '../bundle.js';
import { clientIdOf, clock, quiet } from '../incidents/defaults.js';
import { managerRecords } from '../manager/log.js';
import { plansOf } from '../plan.js';
import type { Ending, Scenario } from '../scenario.js';
import { ssmBackground } from '../ssm/background.js';
import { ssmSync } from '../ssm/sync.js';
import type { PartyCase } from './party-case.js';

/** A sync, at a time of the day of the case, and the half of the pair that served it. */
export interface PairSync {
  readonly time: string;
  readonly ending: Ending;
  readonly by: 'a' | 'b';
}

/** How the case is written, where it differs from the sample. */
export interface PairForm {
  readonly syncs?: readonly PairSync[];
  readonly manager?: Partial<Scenario['manager']>;
  /** Seconds by which each half's clock is ahead. */
  readonly ahead?: { readonly a: number; readonly b: number };
  /** Halves whose log is in the bundle, in its order. */
  readonly present?: readonly ('a' | 'b')[];
}

/** ssm-a serves until it fails over at half past nine; the database that ssm-b took over has the old password. */
const SYNCS: readonly PairSync[] = [
  { time: '08:40:12.300', ending: 'synced', by: 'a' },
  { time: '09:10:20.118', ending: 'synced', by: 'a' },
  { time: '09:41:33.902', ending: 'password-wrong', by: 'b' },
  { time: '10:05:07.550', ending: 'password-wrong', by: 'b' },
];

/** A manager and two license servers behind one name, of which one serves at a time; both logs cover the whole time. */
export function pairBundle({ syncs = SYNCS, manager, ahead, present = ['a', 'b'] }: PairForm = {}): Bundle {
  const base = quiet('pair', '', '2024-10-21T08:00:00Z', 3);
  const scenario: Scenario = {
    ...base,
    capture: null,
    manager: { ...base.manager, ...manager },
    busy: { manager: 60, ssm: 70 },
    decoys: [],
    syncs: syncs.map(({ time, ending, by }, index) => ({
      name: `${by}${String(index)}`,
      at: Date.parse(`2024-10-21T${time}Z`),
      ending,
      user: 'licsync',
      clientId: clientIdOf('pair'),
    })),
  };
  const plans = plansOf(scenario);
  const builder = new BundleBuilder().log('vmanage-server.log', managerRecords(scenario, plans));
  for (const half of present) {
    const server = { ...scenario.ssm, host: `ssm-${half}`, clock: clock('UTC', null, ahead?.[half] ?? 0) };
    const own = { ...scenario, id: `pair-${half}`, ssm: server };
    const served = plans.filter(({ sync }) => sync.name.startsWith(half));
    builder.log(`ssm-${half}/messages`, [...ssmBackground(own), ...served.flatMap((plan) => ssmSync(own, plan))]);
  }
  return builder.done();
}

export const pair = (): PartyCase => ({
  id: 'pair',
  purpose:
    'two license servers behind one name, failing over between two syncs; the log of the idle one proves nothing',
  bundle: pairBundle(),
});
