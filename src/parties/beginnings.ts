import { groupBy } from '../core/group-by.js';
import { isSameHost } from '../license/clients.js';
import { holds, outwards } from './folders.js';
import { samenessOf } from './sameness.js';
import { joinedSigns, type Signs, type Witness } from './signs.js';

/** Sources of one site: its managers with the license server that they ask, and whatever saw them. */
export interface Site {
  readonly members: readonly Witness[];
  /** Folders that hold a manager's log and the first witness of another kind beside it; the root holds everything. */
  readonly homes: readonly (readonly string[])[];
  /** What its managers and the witnesses at their homes show. */
  readonly shown: Signs;
}

/**
 * The sites that managers begin whose logs show license lines. Two managers are of one site if a cluster or the license
 * server proves it. Two logs of one manager, or in one folder, are unless their servers differ.
 */
export function beginnings(witnesses: readonly Witness[]): readonly Site[] {
  const managers = witnesses.filter(({ source }) => source.events.some(({ kind }) => kind === 'manager.license-log'));
  return byHostAndHome(managers, witnesses).reduce<readonly Site[]>((sites, begun) => {
    const same = sites.filter((site) => isOneSite(begun, site));
    if (same.length === 0) return [...sites, begun];
    const members = [...same, begun].flatMap((site) => site.members);
    const homes = [...same, begun].flatMap((site) => site.homes);
    const merged = { members, homes, shown: shownAtHome(members, homes, witnesses) };
    return [...sites.filter((site) => !same.includes(site)), merged];
  }, []);
}

/** Rotated parts and other logs of one manager stand together. */
function byHostAndHome(managers: readonly Witness[], witnesses: readonly Witness[]): readonly Site[] {
  const homed = managers.map((witness) => ({ witness, home: homeOf(witness, witnesses) }));
  const groups = groupBy(homed, ({ witness: { source }, home }) => [source.host ?? '', ...home].join('\n'));
  return [...groups.values()].map((group) => {
    const [members, homes] = [group.map(({ witness }) => witness), [group[0].home]];
    return { members, homes, shown: shownAtHome(members, homes, witnesses) };
  });
}

/** The innermost folder that holds a manager's log and a witness of another kind. */
function homeOf({ folders }: Witness, witnesses: readonly Witness[]): readonly string[] {
  const others = witnesses.filter(({ source: { role } }) => role === 'ssm' || role === 'capture');
  return outwards(folders).find((folder) => others.some((other) => holds(folder, other.folders))) ?? [];
}

/** What managers and the witnesses at their homes show; the root is nobody's home alone. */
function shownAtHome(members: readonly Witness[], homes: Site['homes'], witnesses: readonly Witness[]): Signs {
  const beside = witnesses.filter(
    ({ source: { role }, folders }) =>
      (role === 'ssm' || role === 'capture') && homes.some((home) => home.length > 0 && holds(home, folders)),
  );
  return joinedSigns([...members, ...beside]);
}

function isOneSite(one: Site, other: Site): boolean {
  const sameness = samenessOf(one.shown, other.shown);
  return sameness === 'proven' || (sameness === 'open' && (isOneManager(one, other) || lieTogether(one, other)));
}

/** A log without a host can be any manager's. */
function isOneManager(one: Site, other: Site): boolean {
  const hosts = ({ members }: Site): readonly (string | null)[] => members.map(({ source }) => source.host);
  return hosts(one).some((host) =>
    hosts(other).some((another) => host === null || another === null || isSameHost(host, another)),
  );
}

/** Whether two managers' logs lie in one folder. */
function lieTogether(one: Site, other: Site): boolean {
  const folders = ({ members }: Site): readonly string[] => members.map((member) => member.folders.join('\n'));
  return folders(one).some((folder) => folders(other).includes(folder));
}
