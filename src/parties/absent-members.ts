import type { Event } from '../core/event.js';
import { groupBy } from '../core/group-by.js';
import type { Notice } from '../core/notice.js';
import type { ReadSource } from '../core/source.js';
import { hostLabel } from '../license/clients.js';

type Member = Event<'cluster.member'>;

/** A notice for members of a manager cluster, as its files name them, of which the bundle has no file. */
export function absentMembers(sources: readonly ReadSource[]): readonly Notice[] {
  const events = sources.flatMap((source) => source.events);
  const members = [
    ...groupBy(
      events.filter((event): event is Member => event.kind === 'cluster.member'),
      ({ facts }) => facts['host.ip'],
    ).values(),
  ];
  if (members.length < 2) return [];
  const [hosts, addresses] = [hostsOf(sources), addressesOf(sources)];
  const absent = members.filter((said) => !said.some((member) => isPresent(member, hosts, addresses)));
  // A manager whose own address is not known is one of them.
  const unplaced = hosts.size - (members.length - absent.length);
  const [first] = absent.flat();
  if (first === undefined || absent.length <= Math.max(0, unplaced)) return [];
  const [{ source, number }] = first.evidence;
  return [
    { code: 'cluster-member-absent', source, number, message: messageOf(absent.map(nameOf), Math.max(0, unplaced)) },
  ];
}

function messageOf(names: readonly string[], unplaced: number): string {
  const all = names.join(', ');
  const which =
    unplaced === 0
      ? `no file of ${all} is in the bundle`
      : `files of ${String(names.length - unplaced)} of ${all} are not in the bundle`;
  const it = names.length - unplaced === 1 ? 'it' : 'they';
  return `${which}, though the manager's cluster has ${names.length === 1 ? 'it' : 'them'}: what ${it} asked is seen at the license server alone`;
}

function nameOf([member]: readonly [Member, ...Member[]]): string {
  const { 'host.name': name, 'host.ip': address, 'cluster.node': node } = member.facts;
  const host = name === undefined ? address : `${name}, ${address}`;
  return node === undefined ? host : `${host} (number ${node} in the cluster's files)`;
}

function isPresent({ facts, host }: Member, hosts: ReadonlySet<string>, addresses: ReadonlySet<string>): boolean {
  if (facts['cluster.self'] === true && host !== null) return true;
  return addresses.has(facts['host.ip']) || hosts.has(hostLabel(facts['host.name'] ?? ''));
}

/** Managers that wrote a source. */
function hostsOf(sources: readonly ReadSource[]): ReadonlySet<string> {
  return new Set(sources.flatMap(({ role, host }) => (role === 'manager' && host !== null ? [hostLabel(host)] : [])));
}

/** Addresses that hosts have by their own files. */
function addressesOf(sources: readonly ReadSource[]): ReadonlySet<string> {
  const events = sources.flatMap((source) => source.events);
  return new Set(
    events.flatMap((event) => {
      if (event.kind === 'host.identity') return event.facts['host.ip'] ?? [];
      return event.kind === 'host.interface' ? (event.facts['interface.address'] ?? []) : [];
    }),
  );
}
