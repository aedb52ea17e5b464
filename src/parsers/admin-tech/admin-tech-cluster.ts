import type { Emit } from '../../core/parser.js';
import { defineParser } from '../../core/parser.js';
import { latin1Text } from '../../text/bytes.js';
import { clusterOf, type Cluster, type Member } from './members.js';
import { TextFileReader, type WholeFile } from './text-file.js';

/** The services that list the cluster's hosts; their names differ by release. */
const SERVICES =
  /"(?:application-server|app-server|wildfly|configuration-db|neo4j|statistics-db|coordination-server|messaging-server)"\s*:/g;
/** Fields found next to them; a single one could be in any JSON. */
const FIELDS = /"(?:services|memberMap|vmanageI[dD]|deviceIP|hostsEnabled)"\s*:/g;
const OWN = /"(?:memberMap|vmanageI[dD])"\s*:/;

/** `clusterconfig` and `server_configs.json` of a manager: which hosts are its cluster. */
export default defineParser({
  id: 'admin-tech-cluster',
  title: 'clusterconfig, server_configs.json in an admin-tech',
  role: 'manager',
  reads: 'lines',
  discriminator: { field: 'key', values: ['services', 'memberMap', 'vmanageID'] },
  recognise: ({ lines, bytes }) => {
    if (!/^\s*\{/.test(lines[0] ?? '')) return 0;
    const text = latin1Text(bytes);
    const services = distinct(text, SERVICES);
    return (services > 0 || OWN.test(text)) && services + distinct(text, FIELDS) >= 2 ? 0.95 : 0;
  },
  open: (path, emit) => new TextFileReader(path, emit, readCluster),
});

function distinct(text: string, keys: RegExp): number {
  return new Set((text.match(keys) ?? []).map((key) => key.replace(/(?<!\s)\s*:$/, ''))).size;
}

function readCluster(file: WholeFile, emit: Emit): boolean {
  const cluster = clusterIn(file);
  if (cluster === null) {
    emit.notice('text-cut', 'it is not the whole of a JSON file, so it was not used');
    return false;
  }
  const selfOf = ({ ip, node }: Member): boolean | null => {
    if (cluster.selfIp !== null) return ip === cluster.selfIp;
    return cluster.selfNode === null || node === null ? null : node === cluster.selfNode;
  };
  for (const member of cluster.members) emitMember(member, selfOf(member), file, emit);
  emitIdentity(cluster, file, emit);
  return true;
}

function clusterIn({ lines }: WholeFile): Cluster | null {
  try {
    return clusterOf(JSON.parse(lines.map(({ text }) => text).join('\n')));
  } catch {
    return null;
  }
}

function emitMember({ ip, node, state }: Member, self: boolean | null, file: WholeFile, emit: Emit): void {
  const line = file.lines.find(({ text }) => text.includes(`"${ip}`) || text.includes(`"[${ip}]`));
  if (line === undefined) return;
  emit.event(
    'cluster.member',
    {
      'host.ip': ip,
      ...(self === null ? {} : { 'cluster.self': self }),
      ...(node === null ? {} : { 'cluster.node': node }),
      ...(state === null ? {} : { 'cluster.state': state }),
    },
    { stamp: null, host: file.host, evidence: [file.evidence(line)] },
  );
}

/**
 * Several members mean a cluster. One member can be either: a manager is prepared for a cluster before it joins one.
 */
function emitIdentity({ members, tenancy }: Cluster, file: WholeFile, emit: Emit): void {
  const tenants = tenancy !== null && /Tenant$/.test(tenancy) ? tenancy : null;
  if (members.length < 2 && tenants === null) return;
  const lineOf = (text: string): number => file.lines.findIndex((line) => line.text.includes(`"${text}`));
  const said = [...(tenants === null ? [] : [tenants]), ...(members.length < 2 ? [] : members.map(({ ip }) => ip))];
  const places = new Set(said.map(lineOf).sort((x, y) => x - y));
  const shown = file.lines.filter((_, index) => places.has(index)).map((line) => file.evidence(line));
  const [first, ...more] = shown;
  if (first === undefined) return;
  emit.event(
    'host.identity',
    {
      ...(members.length < 2 ? {} : { 'deployment.mode': 'cluster' }),
      ...(tenants === null ? {} : { 'deployment.tenancy': tenants }),
    },
    { stamp: null, host: file.host, evidence: [first, ...more] },
  );
}
