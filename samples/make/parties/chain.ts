import { BundleBuilder, type Bundle } from '../bundle.js';
import { clientIdOf, clock, quiet } from '../incidents/defaults.js';
import type { LogRecord } from '../log.js';
import { managerRecords } from '../manager/log.js';
import { plansOf, type Plan } from '../plan.js';
import type { Ending, Scenario } from '../scenario.js';
import { ssmBackground } from '../ssm/background.js';
import { accessEntry } from '../ssm/line.js';
import { ssmSync } from '../ssm/sync.js';
import type { PartyCase } from './party-case.js';

/** A sync, at a time of the day of the case. */
export interface ChainSync {
  readonly time: string;
  readonly ending: Ending;
}

/** How the case is written, where it differs from the sample. */
export interface ChainForm {
  readonly syncs?: readonly ChainSync[];
  readonly address?: string;
  readonly balancer?: string;
  /** What the license server's gateway writes as X-Forwarded-For; null if its format has no such field. */
  readonly forwarded?: string | null;
  /** Seconds by which the balancer's clock is ahead. */
  readonly ahead?: number;
  readonly withManager?: boolean;
}

const BALANCER = '198.51.100.9';
const SYNCS: readonly ChainSync[] = [
  { time: '08:40:12.300', ending: 'synced' },
  { time: '09:41:33.902', ending: 'password-wrong' },
  { time: '10:05:07.550', ending: 'client-refused' },
];

/** A manager, a load balancer (nginx), and the license server behind it, whose gateway knows all by the balancer's address. */
export function chainBundle(form: ChainForm = {}): Bundle {
  const { syncs = SYNCS, address = '192.0.2.21', balancer = BALANCER, withManager = true } = form;
  const base = quiet('chain', '', '2024-10-22T08:00:00Z', 3);
  const scenario: Scenario = {
    ...base,
    capture: null,
    manager: { ...base.manager, address },
    natAddress: balancer,
    busy: { manager: 60, ssm: 70 },
    decoys: [],
    syncs: syncs.map(({ time, ending }, index) => ({
      name: `chain${String(index)}`,
      at: Date.parse(`2024-10-22T${time}Z`),
      ending,
      user: 'licsync',
      clientId: clientIdOf('chain'),
    })),
  };
  const plans = plansOf(scenario);
  const served = plans.flatMap((plan) => ssmSync(scenario, plan)).map((record) => forwardedBy(record, form));
  const builder = new BundleBuilder();
  if (withManager) builder.log('vmanage-server.log', managerRecords(scenario, plans));
  return builder
    .log(
      'balancer/access.log',
      plans.flatMap((plan) => balanced(scenario, plan, form)),
    )
    .log('ssm/messages', [...ssmBackground(scenario), ...served])
    .done();
}

/** nginx's format `main` ends in X-Forwarded-For. */
function forwardedBy(
  record: LogRecord,
  { balancer = BALANCER, address = '192.0.2.21', forwarded = address }: ChainForm,
): LogRecord {
  const [line] = record.lines;
  if (forwarded === null || !line.includes(`: ${balancer} - - [`)) return record;
  return { ...record, lines: [`${line} "${forwarded}"`] };
}

function balanced(
  scenario: Scenario,
  { calls }: Plan,
  { address = '192.0.2.21', ahead = 0 }: ChainForm,
): readonly LogRecord[] {
  const own = { ...scenario, ssm: { ...scenario.ssm, clock: clock('UTC', null, ahead) } };
  return calls.map((call) => {
    const at = call.served + 3;
    const { method, path, status, bodyBytes: bytes } = call;
    const entry = { client: address, method, path, status, bytes, agent: scenario.manager.userAgent };
    return { at, lines: [`${accessEntry(own, at, entry)} "-"`] };
  });
}

export const chain = (): PartyCase => ({
  id: 'chain',
  purpose: "a load balancer before the license server: X-Forwarded-For shows that both gateways' lines are one request",
  bundle: chainBundle(),
});
