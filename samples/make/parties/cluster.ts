import { BundleBuilder, type Bundle } from '../bundle.js';
import { archiveStamp, type HostClock } from '../clock.js';
import { clientIdOf, clock, quiet } from '../incidents/defaults.js';
import type { LogRecord } from '../log.js';
import { frontDoorRecords } from '../manager/front-door.js';
import { managerRecords } from '../manager/log.js';
import { tarGz } from '../pack.js';
import { plansOf } from '../plan.js';
import type { Ending, Scenario } from '../scenario.js';
import { ssmBackground } from '../ssm/background.js';
import { ssmSync } from '../ssm/sync.js';
import type { PartyCase } from './party-case.js';

/** A node of a manager cluster, by its number from 0. */
type Node = 0 | 1 | 2;

/** A sync of one node, at a time of the day of the case. */
export interface NodeSync {
  readonly node: Node;
  readonly time: string;
  readonly ending: Ending;
  /** Started in the GUI; else by the node's own schedule. */
  readonly byHand?: boolean;
}

/** How the case is written, where it differs from the sample. */
export interface ClusterForm {
  readonly syncs?: readonly NodeSync[];
  /** Nodes whose admin-tech is in the bundle, in its order. */
  readonly present?: readonly Node[];
  /** Addresses of the nodes, and the one that the license server sees. */
  readonly addresses?: readonly [string, string, string];
  readonly nat?: string;
  readonly clocks?: readonly HostClock[];
  readonly ssm?: Partial<Scenario['ssm']>;
}

/** Node 1 syncs by its schedule, node 2 from the GUI, and what node 3 did only the license server shows. */
const SYNCS: readonly NodeSync[] = [
  { node: 0, time: '02:00:00.117', ending: 'synced' },
  { node: 1, time: '09:14:22.640', ending: 'password-wrong', byHand: true },
  { node: 2, time: '09:41:10.281', ending: 'password-wrong', byHand: true },
  { node: 0, time: '14:00:00.122', ending: 'password-wrong' },
];

const NAT = '203.0.113.9';
const ADDRESSES = ['192.0.2.21', '192.0.2.22', '192.0.2.23'] as const;
/** Node 2 is four seconds behind. */
const CLOCKS: readonly HostClock[] = [clock('UTC', 'UTC'), clock('UTC', 'UTC', -4), clock('UTC', 'UTC')];

/** A cluster of three nodes behind one address: admin-techs of some, and the license server's log. */
export async function clusterBundle(form: ClusterForm = {}): Promise<Bundle> {
  const { syncs = SYNCS, present = [0, 1], ssm } = form;
  const nodes = ([0, 1, 2] as const).map((node) => scenarioOf(node, syncs, form));
  const builder = new BundleBuilder();
  for (const node of present) {
    const scenario = nodes[node];
    if (scenario === undefined) continue;
    const { clock: own, host, address } = scenario.manager;
    const made = scenario.to + 900_000;
    const inner = adminTech(scenario, form);
    const name = `${address.includes(':') ? '' : `${address}-`}${host}-${archiveStamp(own, made)}-admin-tech.tar.gz`;
    builder.archive(name, await tarGz(inner.done().files, made), inner);
  }
  const server = scenarioOf(0, [], form);
  const served = nodes.flatMap((scenario) => plansOf(scenario).flatMap((plan) => ssmSync(scenario, plan)));
  return builder
    .log('ssm/messages', [...ssmBackground({ ...server, ssm: { ...server.ssm, ...ssm } }), ...served])
    .source('ssm_syslog', 'ssm/messages')
    .done();
}

function scenarioOf(node: Node, syncs: readonly NodeSync[], form: ClusterForm): Scenario {
  const { addresses = ADDRESSES, nat = NAT, clocks = CLOCKS, ssm } = form;
  const base = quiet('cluster', '', '2024-10-14T01:30:00Z', 13);
  const own = clocks[node] ?? base.manager.clock;
  return {
    ...base,
    capture: null,
    natAddress: nat,
    manager: { ...base.manager, host: `vmanage-${String(node + 1)}`, address: addresses[node], clock: own },
    ssm: { ...base.ssm, ...ssm },
    busy: { manager: 50, ssm: 90 },
    decoys: [],
    syncs: syncs
      .filter((sync) => sync.node === node)
      .map(({ time, ending, byHand }, index) => ({
        name: `node${String(node + 1)}-${String(index)}${byHand === true ? '-gui' : ''}`,
        at: Date.parse(`2024-10-14T${time}Z`),
        ending,
        user: 'licsync',
        clientId: clientIdOf('cluster'),
      })),
  };
}

function adminTech(scenario: Scenario, form: ClusterForm): BundleBuilder {
  const isByHand = (name: string): boolean => name.endsWith('-gui');
  const plans = plansOf(scenario).map((plan) =>
    isByHand(plan.sync.name) ? plan : { ...plan, thread: 'EJB default - 4' },
  );
  const byHand = plans.filter(({ sync }) => isByHand(sync.name));
  const logs: readonly (readonly [string, readonly LogRecord[]])[] = [
    ['var/log/nms/vmanage-server.log', managerRecords(scenario, plans)],
    ['var/log/nms/containers/service-proxy/serviceproxy-access.log', frontDoorRecords(scenario, byHand)],
  ];
  const { release, address } = scenario.manager;
  const builder = new BundleBuilder()
    .add(
      'opt/data/tech/sysmgrd',
      `show system status\nVersion:                 ${release}\nPersonality:             vmanage\n`,
    )
    .add('opt/data/tech/clusterconfig', clusterConfig(address, form.addresses ?? ADDRESSES));
  for (const [path, records] of logs) builder.log(path, records);
  return builder;
}

/** `clusterconfig` of one node: the application servers of all. */
function clusterConfig(own: string, addresses: readonly string[]): string {
  const hosts = Object.fromEntries(
    addresses.map((address, node) => [String(node), address.includes(':') ? `[${address}]:8443` : `${address}:8443`]),
  );
  const services = { 'application-server': { deviceIP: own, hosts, clients: {} } };
  return `${JSON.stringify({ mode: 'SingleTenant', vmanageID: String(addresses.indexOf(own)), services }, null, 2)}\n`;
}

export const cluster = (): PartyCase => ({
  id: 'cluster',
  purpose:
    "three nodes behind one address: the GUI's sync on node 2, the scheduled ones on node 1, node 3 without files",
  bundle: clusterBundle(),
});
