import { BundleBuilder, type Bundle } from '../bundle.js';
import { clientIdOf, quiet } from '../incidents/defaults.js';
import type { LogRecord } from '../log.js';
import { managerBackground } from '../manager/background.js';
import { managerSync } from '../manager/sync.js';
import { plansOf } from '../plan.js';
import type { Ending, Scenario } from '../scenario.js';
import { ssmBackground } from '../ssm/background.js';
import { ssmSync } from '../ssm/sync.js';
import type { PartyCase } from './party-case.js';

/** A sync of one tenant, at a time of the day of the case. */
export interface TenantSync {
  /** `default` for the provider's own. */
  readonly tenant: string;
  readonly time: string;
  readonly ending: Ending;
  /** Syncs of one thread follow each other in it. */
  readonly thread?: string;
}

/** How the case is written, where it differs from the sample. */
export interface TenantsForm {
  readonly syncs?: readonly TenantSync[];
  readonly manager?: Partial<Scenario['manager']>;
  readonly ssm?: Partial<Scenario['ssm']>;
}

const THREAD = 'default task-31';

/** acme's password is wrong all day, globex passes right behind it in the same thread, initech's client is unknown. */
const SYNCS: readonly TenantSync[] = [
  { tenant: 'acme', time: '09:12:05.210', ending: 'password-wrong', thread: THREAD },
  { tenant: 'globex', time: '09:12:31.902', ending: 'synced', thread: THREAD },
  { tenant: 'initech', time: '10:05:12.418', ending: 'client-refused', thread: THREAD },
  { tenant: 'acme', time: '11:12:05.377', ending: 'password-wrong' },
  { tenant: 'globex', time: '11:31:40.055', ending: 'synced' },
];

/** One manager whose tenants have license settings of their own, and the license server that they share. */
export function tenantsBundle({ syncs = SYNCS, manager, ssm }: TenantsForm = {}): Bundle {
  const base = quiet('tenants', '', '2024-10-07T08:00:00Z', 4);
  const scenario: Scenario = {
    ...base,
    capture: null,
    manager: { ...base.manager, brackets: 'three-id', ...manager },
    ssm: { ...base.ssm, ...ssm },
    busy: { manager: 60, ssm: 80 },
  };
  const written = syncs.map((sync, index) => recordsOf(scenario, sync, `${sync.tenant}-${String(index)}`));
  return new BundleBuilder()
    .log('vmanage-server.log', [...managerBackground(scenario), ...written.flatMap((sync) => sync.manager)])
    .source('manager_log', 'vmanage-server.log')
    .log('messages', [...ssmBackground(scenario), ...written.flatMap((sync) => sync.ssm)])
    .source('ssm_syslog', 'messages')
    .done();
}

function recordsOf(
  base: Scenario,
  { tenant, time, ending, thread }: TenantSync,
  name: string,
): { readonly manager: readonly LogRecord[]; readonly ssm: readonly LogRecord[] } {
  const at = Date.parse(`2024-10-07T${time}Z`);
  const scenario: Scenario = {
    ...base,
    manager: { ...base.manager, tenant: `|${tenant}|` },
    account: `${tenant}.example`,
    syncs: [{ name, at, ending, user: `lic-${tenant}`, clientId: clientIdOf(tenant) }],
  };
  const plans = plansOf(scenario).map((plan) => (thread === undefined ? plan : { ...plan, thread }));
  return {
    manager: plans.flatMap((plan) => managerSync(scenario, plan)),
    ssm: plans.flatMap((plan) => ssmSync(scenario, plan)),
  };
}

export const tenants = (): PartyCase => ({
  id: 'tenants',
  purpose: 'three tenants of one manager: one passes right behind one that fails, and heals nobody',
  bundle: tenantsBundle(),
});
